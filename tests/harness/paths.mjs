// Where things are, and which programs run them.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const tests = join(root, "tests");
export const tarball = join(root, "dist/edge-argon2.tgz");

const modules = join(root, "node_modules");
const resolveFrom = createRequire(join(root, "package.json"));

/** Node of a major version, brought by npm as a development dependency. */
export const node = (major) =>
  join(modules, `node${major}-${process.platform}-${process.arch}`, "bin/node");

/** A development dependency's program, run by the Node that runs the tests. */
export function tool(name, program = name) {
  const manifest = join(modules, name, "package.json");
  const { bin } = resolveFrom(manifest);
  const path = typeof bin === "string" ? bin : bin[program];
  return [process.execPath, join(dirname(manifest), path)];
}

/** A program that a development dependency ships as a native executable. */
export const native = (name) => [join(modules, ".bin", name)];

/** The first of these programs that PATH or an absolute path has. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const name of names.filter(Boolean)) {
    const candidates = name.includes("/") ? [name] : folders.map((folder) => join(folder, name));
    const found = candidates.find((path) => existsSync(path));
    if (found) return found;
  }
  return undefined;
}

export const findChromium = () =>
  findProgram(process.env.CHROMIUM_PATH, "chromium", "chromium-browser", "google-chrome");
