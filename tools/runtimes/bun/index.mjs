import { fileURLToPath } from "node:url";
import { native } from "../../programs.mjs";
import { bundleProgram, runProgram } from "../program.mjs";

const main = fileURLToPath(new URL("main.js", import.meta.url));

export const onBun = {
  name: "Bun",
  async run(entry, options) {
    const script = await bundleProgram(main, entry, options);
    return runProgram([...native("bun"), ...(options.flags ?? [])], script, options);
  },
};
