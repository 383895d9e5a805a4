import { typeCheck } from "../lib/typescript.mjs";

// Whether the exports name the types of each entry; tests/package/types.mjs tries the types themselves.
export default {
  title: "TypeScript 7",
  group: "second",
  versions: ["typescript"],
  cases: [typeCheck("node16", "node16", "wasm-module.ts", "wasm-module.cts")],
};
