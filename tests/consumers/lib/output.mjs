// Checks how often a tool's output contains the engine, and in which form.
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const WASM = "edge_argon2_bg.wasm";
const BASE64_SAMPLE_LENGTH = 256;
const CODE = /\.[cm]?js$/;

/**
 * @param {string} folder of the build's output
 * @param {string} packageFolder of the installed package
 * @returns {Promise<{ wasm: number, base64: number, edgeEntries: number }>} the number of copies of
 *   the .wasm as files and as text, and of modules that still mention its name
 */
export async function carried(folder, packageFolder) {
  const wasm = await readFile(join(packageFolder, WASM));
  const sample = wasm.toString("base64").slice(0, BASE64_SAMPLE_LENGTH);
  const count = { wasm: 0, base64: 0, edgeEntries: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || extname(entry.name) === ".map") continue;
    const data = await readFile(join(entry.parentPath, entry.name));
    if (data.equals(wasm)) {
      count.wasm += 1;
      continue;
    }
    const text = data.toString("latin1");
    count.base64 += text.split(sample).length - 1;
    if (CODE.test(entry.name) && text.includes(WASM)) count.edgeEntries += 1;
  }
  return count;
}

/** @throws {Error} if the output is not what the case expects */
export async function judgeOutput(work, packageFolder, { folder, wasm, base64 }, entries) {
  const found = await carried(join(work, folder), packageFolder);
  if (found.wasm !== wasm || found.base64 !== base64) {
    throw new Error(
      `${folder} has the .wasm ${found.wasm} times as a file and ${found.base64} times as text, ` +
        `not ${wasm} and ${base64} times`,
    );
  }
  // rebundled.js mentions the .wasm for a second bundler.
  if (wasm === 0 && found.edgeEntries > 0 && !entries.includes("rebundled.js")) {
    throw new Error(`${folder} has an entry for edge runtimes in it: it mentions ${WASM}`);
  }
}
