// What goes to production: types that hold, and the bundle that `wrangler deploy` would upload.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../../harness/consumer.mjs";
import { tool } from "../../harness/paths.mjs";
import { output } from "../../harness/processes.mjs";
import { environment } from "./app.mjs";

/**
 * `wrangler deploy --dry-run`.
 * @returns {Promise<{ log: string, files: string[], script: string }>} `script` is the Worker's main
 *   JavaScript file
 */
export async function dryRun(folder) {
  const outdir = temporaryFolder("bundle");
  const command = [...tool("wrangler"), "deploy", "--dry-run", "--outdir", outdir];
  const log = await output(command, { cwd: folder, env: environment(folder) });
  const files = readdirSync(outdir);
  const main = files.find((file) => /\.m?js$/.test(file));
  return { log, files, script: main ? readFileSync(join(outdir, main), "utf8") : "" };
}

/** `wrangler types`, then the project's TypeScript over the example. Throws when either complains. */
export async function checkTypes(folder) {
  const env = environment(folder);
  await output([...tool("wrangler"), "types"], { cwd: folder, env });
  await output([...tool("typescript", "tsc"), "--noEmit"], { cwd: folder, env });
}
