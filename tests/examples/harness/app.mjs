// Copies an example and installs its dependencies, under target/ so that a second run is quick.

import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { examples, installDependencies } from "../../../tools/examples.mjs";
import { root } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { wranglerEnvironment } from "../../../tools/workerd.mjs";

/** Files that an example's own commands make. */
const MADE = new Set(["node_modules", ".wrangler", ".svelte-kit", "dist", "build", ".env"]);

/**
 * Copies `examples/<name>` and installs its dependencies and the packed tarball.
 * @param {string} name
 * @param {string} [source] a folder to copy instead
 * @returns {Promise<string>} the copy's folder, with no database or build of an earlier run
 */
export async function installExample(name, source = join(examples, name)) {
  const folder = join(root, "target", "examples", name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (entry !== "node_modules") rmSync(join(folder, entry), { recursive: true });
  }
  cpSync(source, folder, {
    recursive: true,
    filter: (path) => !MADE.has(basename(path)),
  });
  await installDependencies(folder);
  return folder;
}

/** Runs one of the example's scripts and returns its output. The script must succeed. */
export const npmRun = (folder, script, env = {}) =>
  output(["npm", "run", script], { cwd: folder, env: { ...wranglerEnvironment(folder), ...env } });
