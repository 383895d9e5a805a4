// A copy of an example with its dependencies, kept under target/ so that a second run is quick.

import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { installDependencies } from "../../../scripts/lib/example-dependencies.mjs";
import { wranglerEnvironment } from "../../harness/consumer.mjs";
import { root } from "../../harness/paths.mjs";
import { run } from "../../harness/processes.mjs";

/** What an example's own commands make. */
const MADE = new Set(["node_modules", ".wrangler", ".svelte-kit", "dist", "build", ".env"]);

const ending = new AbortController();
process.on("exit", () => ending.abort());

/** The environment of an example's commands: no prompt, colour or telemetry, nothing in the home folder. */
export const environment = (folder) => ({
  ...wranglerEnvironment(folder),
  NO_COLOR: "1",
  DO_NOT_TRACK: "1",
  BETTER_AUTH_TELEMETRY: "0",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
});

/**
 * Copies `examples/<name>` and installs its dependencies and the packed tarball.
 * @param {string} name
 * @param {string} [source] a folder to copy instead
 * @returns {Promise<string>} the copy's folder, with no database or build of an earlier run
 */
export async function installExample(name, source = join(root, "examples", name)) {
  const folder = join(root, "target", "examples", name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (entry !== "node_modules") rmSync(join(folder, entry), { recursive: true });
  }
  cpSync(source, folder, { recursive: true, filter: (path) => !MADE.has(basename(path)) });
  await installDependencies(folder, {
    say: (text) => console.log(`[${name}] ${text}`),
    signal: ending.signal,
  });
  return folder;
}

/** Runs one of the example's scripts to its end, and returns its output. It must succeed. */
export async function npmRun(folder, script, env = {}) {
  const { code, output: text } = await run(["npm", "run", script], {
    cwd: folder,
    env: { ...environment(folder), ...env },
  });
  if (code !== 0) throw new Error(`npm run ${script} ended with ${code}:\n${text.slice(-4000)}`);
  return text;
}
