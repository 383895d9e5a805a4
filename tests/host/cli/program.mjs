// Runs the installed program.

import { join } from "node:path";
import { start } from "../../../tools/process.mjs";
import { consumer } from "../../kit/consumer.mjs";

export const folder = await consumer();
/** What `npx edge-argon2` runs in this folder. */
export const program = join(folder, "node_modules/.bin/edge-argon2");
export const PASSWORD = "correct horse battery staple";

/**
 * @param {string[]} args
 * @param {{ input?: string | Uint8Array, env?: object, command?: string[] }} [options] `input` of a
 *   pipe; `command` in place of the program, which gets the arguments after its own
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export async function edgeArgon2(args, { input = "", env, command = [program] } = {}) {
  const { child, ended, told } = start([...command, ...args], { cwd: folder, env });
  let stderr = "";
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  child.stdin.on("error", () => {}).end(input); // it may end without reading everything
  return { code: await ended, stdout: told.stdout, stderr };
}

/** Runs a line of sh in which `edge-argon2` is the program. */
export const shell = (line, env) =>
  edgeArgon2([line], {
    command: ["sh", "-c"],
    env: { PATH: `${join(folder, "node_modules/.bin")}:${process.env.PATH}`, ...env },
  });
