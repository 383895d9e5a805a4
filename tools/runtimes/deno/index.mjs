import { fileURLToPath } from "node:url";
import { native, QUIET } from "../../programs.mjs";
import { bundleProgram, runProgram } from "../program.mjs";

const main = fileURLToPath(new URL("main.js", import.meta.url));

/** Deno without any permission: access to files, the environment or the system would fail. */
export const onDeno = {
  name: "Deno",
  async run(entry, options) {
    const { flags = [], v8Flags = [], env } = options;
    const forV8 = v8Flags.length > 0 ? [`--v8-flags=${v8Flags.join(",")}`] : [];
    const command = [...native("deno"), "run", ...forV8, ...flags];
    const script = await bundleProgram(main, entry, options);
    return runProgram(command, script, { ...options, env: { ...QUIET, ...env } });
  },
};
