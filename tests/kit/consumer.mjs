// Folders outside the repository into which the tarball is installed, as a user would install it.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { tarball } from "../../tools/paths.mjs";
import { output } from "../../tools/process.mjs";
import { options } from "./options.mjs";

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

let shared = options.folder;

/** All suites share this installation and only add files to it. */
export async function consumer() {
  shared ??= freshInstall("consumer");
  return shared;
}

/** The installed package, imported into this process by its bare name. */
export async function installedPackage() {
  const entry = join(await consumer(), "entry.mjs");
  if (!existsSync(entry)) writeFileSync(entry, 'export * from "edge-argon2";\n'); // --watch sees it
  return import(pathToFileURL(entry));
}
