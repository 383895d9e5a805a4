import { node } from "../../harness/paths.mjs";
import { throughPipe } from "../../harness/pipe.mjs";

const onNode = (name, major, script) => ({
  name,
  run: (folder, data) => throughPipe([node(major), `runtimes/node/${script}`], folder, data),
});

/** Node of a major version, with no flags. */
export const importing = (major) => onNode(`Node ${major}`, major, "main.js");

/** The same through `require`, which loads the CommonJS entry. */
export const requiring = (major) => onNode(`Node ${major}, require()`, major, "main.cjs");
