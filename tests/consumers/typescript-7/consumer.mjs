import { typeCheck } from "../lib/typescript.mjs";

// Checks that the exports name each entry's types. tests/host/package/types.mjs checks the types.
export default {
  title: "TypeScript 7",
  group: "second",
  versions: ["typescript"],
  cases: [typeCheck("node16", "node16", "wasm-module.ts", "wasm-module.cts")],
};
