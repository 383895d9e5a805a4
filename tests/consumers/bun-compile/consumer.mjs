import { BUN, onPool } from "../lib/parts.mjs";

export default {
  title: "Bun's single executables",
  versions: ["bun"],
  cases: [
    {
      name: "build --compile",
      ...BUN,
      build: [["bun", "build", "--compile", "main.js", "--outfile", "out/program"]],
      run: ["./out/program"],
      output: "out",
    },
  ].flatMap((test) => [test, onPool(test, 2)]),
};
