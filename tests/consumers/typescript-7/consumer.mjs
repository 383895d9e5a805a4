import { typeCheck } from "../lib/parts.mjs";

// Checks that the exports name each entry's types. tests/host/package/types.mjs checks the types.
export default {
  title: "TypeScript 7",
  versions: ["typescript"],
  cases: [
    {
      ...typeCheck("node16", "wasm-module.ts", "wasm-module.cts"),
      needs: /^\.\/wasm-module (require types|require|types)$/,
    },
  ],
};
