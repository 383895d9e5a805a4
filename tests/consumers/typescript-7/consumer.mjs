import { typeCheck } from "../lib/typescript.mjs";

// TypeScript 7 has no moduleResolution node10.
export default {
  title: "TypeScript 7",
  group: "second",
  versions: ["typescript"],
  cases: [
    typeCheck("node16", "node16", "main.ts", "main.cts"),
    typeCheck("nodenext", "nodenext", "main.ts", "main.cts"),
    typeCheck("bundler", "esnext", "main.ts"),
    typeCheck("node16", "node16", "wasm-module.ts", "wasm-module.cts"),
  ],
};
