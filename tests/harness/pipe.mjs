// Runtimes that are command-line programs: data go in as JSON, results come out as JSON.

import { run } from "./processes.mjs";

/** @returns {Promise<{ results: object[], durations: Record<string, number> }>} */
export async function throughPipe(command, cwd, data, { env, timeout } = {}) {
  const input = JSON.stringify(data);
  const { code, stdout, output } = await run(command, { cwd, env, input, timeout });
  if (code !== 0)
    throw new Error(`${command.join(" ")} ended with ${code}:\n${output.slice(-3000)}`);
  return JSON.parse(stdout);
}
