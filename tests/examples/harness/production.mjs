// Checks what goes to production: the types, and the bundle that `wrangler deploy` would upload.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { output } from "../../../tools/process.mjs";
import { tool } from "../../../tools/programs.mjs";
import { wranglerEnvironment } from "../../../tools/workerd.mjs";
import { temporaryFolder } from "../../kit/consumer.mjs";

/**
 * Runs `wrangler deploy --dry-run`.
 * @returns {Promise<{ log: string, files: string[], script: string }>} `script` is the Worker's main
 *   JavaScript file
 */
export async function dryRun(folder) {
  const outdir = temporaryFolder("bundle");
  const command = [...tool("wrangler"), "deploy", "--dry-run", "--outdir", outdir];
  const log = await output(command, { cwd: folder, env: wranglerEnvironment(folder) });
  const files = readdirSync(outdir);
  const main = files.find((file) => /\.m?js$/.test(file));
  return { log, files, script: main ? readFileSync(join(outdir, main), "utf8") : "" };
}

/** Runs `wrangler types`, then the project's TypeScript on the example. Throws if either fails. */
export async function checkTypes(folder) {
  const env = wranglerEnvironment(folder);
  await output([...tool("wrangler"), "types"], { cwd: folder, env });
  await output([...tool("typescript", "tsc"), "--noEmit"], { cwd: folder, env });
}
