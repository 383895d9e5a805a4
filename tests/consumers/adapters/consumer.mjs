import { NODE, typeCheck } from "../lib/parts.mjs";

export default {
  title: "Adapters for AdonisJS, better-auth, Convex Auth and Lucia",
  versions: ["typescript"],
  check: [],
  cases: [
    {
      name: "import",
      ...NODE,
      run: ["node", "main.mjs"],
      needs: /^\.\/(adonisjs|better-auth|convex-auth|lucia)( default)?$/,
    },
    {
      name: "require",
      ...NODE,
      run: ["node", "main.cjs"],
      entries: ["index.cjs"],
      needs: /^\.\/((adonisjs|better-auth|convex-auth|lucia) require|package\.json)$/,
    },
    typeCheck("nodenext", "types.ts", "types.cts"),
  ],
};
