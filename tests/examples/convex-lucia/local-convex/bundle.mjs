// Bundles the functions with Convex's own tool, for Convex's default runtime.

import { cpSync, globSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { output } from "../../../../tools/process.mjs";
import { temporaryFolder } from "../../../kit/consumer.mjs";

/**
 * @param {string} folder of the Convex project
 * @param {string} url of a deployment, which the tool asks for its addresses
 * @returns {Promise<{ project: string, folder: string, files: string[] }>} JavaScript modules in
 *   `folder`, one for each module of the project and some shared ones in `_deps`; `project` is a
 *   copy of the project with the code that the tool generated
 */
export async function bundleFunctions(folder, url) {
  // This uses a copy, because the tool writes the deployment's address into .env.local.
  const copy = temporaryFolder("convex");
  for (const part of ["convex", "package.json"]) {
    cpSync(join(folder, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(folder, "node_modules"), join(copy, "node_modules"));
  const bundled = join(copy, "bundled");
  mkdirSync(bundled);

  const program = join(copy, "node_modules", "convex", "bin", "main.js");
  const options = ["--once", "--typecheck", "disable", "--debug-bundle-path", bundled];
  const env = { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: "none" };
  await output([process.execPath, program, "dev", ...options], { cwd: copy, env });

  const isolate = join(bundled, "isolate");
  return { project: copy, folder: isolate, files: globSync("**/*.js", { cwd: isolate }) };
}
