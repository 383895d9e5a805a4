import { typeCheck } from "../lib/typescript.mjs";

export default {
  title: "Adapters for better-auth, Convex Auth and Lucia",
  group: "second",
  versions: ["typescript"],
  check: [],
  cases: [
    { name: "import", runtime: "Node 24", run: ["node", "main.mjs"], entries: ["index.js"] },
    { name: "require", runtime: "Node 24", run: ["node", "main.cjs"], entries: ["index.cjs"] },
    typeCheck("nodenext", "nodenext", "types.ts", "types.cts"),
  ],
};
