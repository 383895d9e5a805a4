// Makes something once for the same inputs.
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { runTool } from "./process.mjs";

/** SHA-256 of the concatenated parts, in hexadecimal. */
export function sha256(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

/**
 * Makes something unless it has already been made from the same inputs. The stamp is written last,
 * so an interrupted run never counts as done.
 *
 * @param {string} stamp path of the file that records the inputs
 * @param {(string | Uint8Array)[]} inputs
 * @param {() => Promise<void>} make
 */
export async function unlessMade(stamp, inputs, make) {
  const wanted = sha256(...inputs);
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return;
  await rm(stamp, { force: true });
  await make();
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, wanted);
}

/**
 * Installs what a folder's package-lock.json pins, unless that has been done, and without scripts.
 *
 * @param {string} folder
 * @param {(text: string) => void} say
 * @param {string[]} [flags] for npm
 */
export async function installLocked(folder, say, flags = []) {
  const name = basename(folder);
  const lock = await readFile(join(folder, "package-lock.json"));
  await unlessMade(join(folder, "node_modules/.installed"), [lock], () => {
    say(`npm installs what ${name}/package-lock.json names …`);
    const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", ...flags];
    return runTool(["npm", "ci", "--prefix", folder, ...quietly], {
      otherwise: `The dependencies of ${name}/ could not be installed from npm: check the network and run this again.`,
    });
  });
}
