// One stage of the build, with a stamp that shows whether it has to run again.
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { sha256, unlessMade } from "../../tools/install.mjs";
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
export async function update({ name, says, sources, tools, outputs, make }, profile) {
  const versions = Object.values(tools).map(([program, option]) => answerOf(program, [option]));
  const inputs = [profile, await digest(sources), ...versions].join("\n");
  const withOutputs = async () => [inputs, await digest(outputs)];
  return unlessMade(join(root, "dist", `${name}.stamp`), withOutputs, () => {
    console.log(`build: ${says}`);
    return make(profile);
  });
}

/** SHA-256 of the names and contents of files and folders; a missing one hashes as "missing". */
async function digest(paths) {
  const parts = [];
  for (const file of (await Promise.all(paths.map(filesIn))).flat()) {
    parts.push(`${relative(root, file)}\0`, await readFile(file).catch(() => "missing"));
  }
  return sha256(...parts);
}

async function filesIn(path) {
  const folder = join(root, path);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [folder];
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
