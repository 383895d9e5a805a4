import { typeCheck } from "../lib/typescript.mjs";

export default {
  title: "TypeScript 5.9",
  group: "second",
  versions: ["typescript"],
  cases: [
    typeCheck("node10", "commonjs", "main.ts", "main.cts"),
    typeCheck("node16", "node16", "main.ts", "main.cts"),
    typeCheck("nodenext", "nodenext", "main.ts", "main.cts"),
    typeCheck("bundler", "esnext", "main.ts"),
  ],
};
