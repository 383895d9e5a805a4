// Folders outside the repository in which the tarball is installed, as a user would have it.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { tarball, tests } from "./paths.mjs";
import { output } from "./processes.mjs";

const folders = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder in the system's temporary folder, removed when the run ends. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `edge-argon2-${name}-`));
  folders.push(folder);
  return folder;
}

/** Installs the tarball, and nothing else, into a new folder. */
export async function freshInstall(name) {
  const folder = temporaryFolder(name);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--offline"];
  await output(["npm", "install", tarball, ...quiet], { cwd: folder });
  return folder;
}

let shared;

/** One installation for all suites that only read it, with the suites' neutral code beside it. */
export function consumer() {
  shared ??= (async () => {
    const folder = await freshInstall("consumer");
    for (const part of [
      "conformance",
      "differential",
      "engine",
      "runtimes",
      "limits",
      "load",
      "timing",
    ]) {
      cpSync(join(tests, part), join(folder, part), { recursive: true });
    }
    cpSync(join(tests, "migrate/suite"), join(folder, "migrate/suite"), { recursive: true });
    return folder;
  })();
  return shared;
}

/** The installed package, imported into this process by its bare name. */
export async function installedPackage() {
  const entry = join(await consumer(), "entry.mjs");
  writeFileSync(entry, 'export * from "edge-argon2";\n');
  return import(pathToFileURL(entry));
}

/** Keeps wrangler's state, logs and registry in a folder of the run. */
export const wranglerEnvironment = (folder) => ({
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_LOG_PATH: join(folder, ".wrangler-logs"),
  WRANGLER_REGISTRY_PATH: join(folder, ".wrangler-registry"),
  XDG_CONFIG_HOME: join(folder, ".config"),
  CI: "true",
});
