import { BUN, onPool } from "../lib/parts.mjs";

export default {
  title: "Bun",
  group: "first",
  versions: ["bun"],
  cases: [
    { name: "run", ...BUN, run: ["bun", "run", "main.js"] },
    {
      name: "build, run",
      ...BUN,
      build: [["bun", "build", "main.js", "--target", "bun", "--outdir", "out"]],
      run: ["bun", "run", "out/main.js"],
      output: "out",
    },
  ].flatMap((test) => [test, onPool(test, 2)]),
};
