import { DENO, onPool } from "../lib/parts.mjs";

export default {
  title: "Deno",
  group: "first",
  versions: ["deno"],
  cases: [
    {
      name: "run, with no permissions",
      ...DENO,
      run: ["deno", "run", "--no-prompt", "main.js"],
    },
  ].flatMap((test) => [test, onPool(test, 2)]),
};
