// One stage of the build, with a stamp that shows whether it has to run again.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { root } from "../../tools/paths.mjs";
import { answerOf } from "../../tools/process.mjs";

/**
 * @typedef {object} Stage
 * @property {string} name of its stamp
 * @property {string} says what to print while it is made
 * @property {string[]} sources files and folders, from the root; nothing else may change what it
 *   makes
 * @property {Record<string, string[]>} tools the programs that make it, with commands for their versions
 * @property {string[]} outputs paths from the root
 * @property {(profile: "release" | "development") => Promise<void>} make
 */

/**
 * Makes a stage's outputs, unless they are unchanged since the same tools made them from the same
 * sources.
 *
 * @param {Stage} stage
 * @returns {Promise<boolean>} whether anything had to be made
 */
export async function update(stage, profile) {
  const stamp = join(root, "dist", `${stage.name}.stamp`);
  const versions = Object.values(stage.tools).map(([program, option]) =>
    answerOf(program, [option]),
  );
  const inputs = `${profile} ${await digest(stage.sources)}\n${versions.join("\n")}\n`;
  const current = async () => `${inputs}${await digest(stage.outputs)}\n`;
  if ((await readFile(stamp, "utf8").catch(() => "")) === (await current())) return false;
  console.log(`build: ${stage.says}`);
  await stage.make(profile);
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, await current());
  return true;
}

/** SHA-256 of the names and contents of files and folders; a missing one hashes as "missing". */
async function digest(paths) {
  const hash = createHash("sha256");
  for (const path of paths.map((path) => join(root, path))) {
    for (const file of await filesIn(path)) {
      hash.update(`${relative(root, file)}\0`).update(await readFile(file).catch(() => "missing"));
    }
  }
  return hash.digest("hex");
}

async function filesIn(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
