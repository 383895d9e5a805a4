import { fileURLToPath } from "node:url";
import { node } from "../../programs.mjs";
import { bundleProgram, runProgram } from "../program.mjs";

const main = fileURLToPath(new URL("main.js", import.meta.url));

const onNode = (name, major, kind) => ({
  name,
  async run(entry, options) {
    const { flags = [], v8Flags = [] } = options;
    const script = await bundleProgram(main, entry, options, kind);
    return runProgram([node(major), ...v8Flags, ...flags], script, options);
  },
});

/** Node of a major version, through `import`. */
export const importing = (major) => onNode(`Node ${major}`, major, "mjs");

/** The same through `require`, which loads the CommonJS entries. */
export const requiring = (major) => onNode(`Node ${major}, require()`, major, "cjs");
