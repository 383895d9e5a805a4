// A copy of an example with its dependencies, kept under target/ so that a second run is quick.

import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { wranglerEnvironment } from "../../harness/consumer.mjs";
import { root, tarball } from "../../harness/paths.mjs";
import { output, run } from "../../harness/processes.mjs";

/** What an example's own commands make, and what only the copy has. */
const MADE = new Set(["node_modules", ".wrangler", ".svelte-kit", "dist", "build"]);
const KEPT = new Set(["node_modules", ".installed"]);

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The environment of an example's commands: no prompt, no telemetry, nothing in the home folder. */
export const environment = (folder) => ({
  ...wranglerEnvironment(folder),
  DO_NOT_TRACK: "1",
  BETTER_AUTH_TELEMETRY: "0",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_HIDE_BANNER: "true",
});

/**
 * Copies `examples/<name>` and installs its dependencies and the packed tarball.
 * @param {string} name
 * @returns {Promise<string>} the copy's folder, with no database or build of an earlier run
 */
export async function installExample(name) {
  const source = join(root, "examples", name);
  const folder = join(root, "target", "examples", name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (!KEPT.has(entry)) rmSync(join(folder, entry), { recursive: true });
  }
  cpSync(source, folder, { recursive: true, filter: (path) => !MADE.has(basename(path)) });
  writeFileSync(join(folder, "package.json"), manifestFor(source));
  await installDependencies(folder);
  return folder;
}

/** The example's package.json without the tools that the project's root has in the same version. */
function manifestFor(source) {
  const manifest = readJson(join(source, "package.json"));
  const { devDependencies: own } = readJson(join(root, "package.json"));
  const more = Object.entries(manifest.devDependencies ?? {});
  manifest.devDependencies = Object.fromEntries(
    more.filter(([name, version]) => own[name] !== version),
  );
  manifest.dependencies["edge-argon2"] = `file:${tarball}`;
  return JSON.stringify(manifest, null, 2);
}

async function installDependencies(folder) {
  const stamp = join(folder, ".installed");
  const key = createHash("sha256")
    .update(readFileSync(join(folder, "package.json")))
    .update(readFileSync(tarball))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;

  rmSync(stamp, { force: true });
  // npm keeps a `file:` dependency of the same version although the tarball is another.
  rmSync(join(folder, "node_modules"), { recursive: true, force: true });
  const quiet = [
    "--no-package-lock",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--prefer-offline",
  ];
  await output(["npm", "install", ...quiet], { cwd: folder, timeout: 600_000 });
  writeFileSync(stamp, key);
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
