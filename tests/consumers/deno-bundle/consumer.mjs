import { DENO, onPool } from "../lib/parts.mjs";

export default {
  title: "deno bundle",
  versions: ["deno"],
  cases: [
    {
      name: "bundle, run with no permissions",
      ...DENO,
      build: [["deno", "bundle", "--output", "out/main.js", "main.js"]],
      run: ["deno", "run", "--no-prompt", "out/main.js"],
      output: "out",
    },
  ].flatMap((test) => [test, onPool(test, 2)]),
};
