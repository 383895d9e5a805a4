// The package with one condition taken out of its exports: each must be missed by some consumer.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { output } from "../../harness/processes.mjs";
import { workRoot } from "./install.mjs";

/**
 * @param {string} condition such as "workerd"
 * @param {string} tarball
 * @returns {Promise<string>} the path of the other tarball
 */
export async function tarballWithout(condition, tarball) {
  const folder = join(await workRoot(), "without", condition);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await output(["tar", "-xzf", tarball, "-C", folder]);
  const manifestPath = join(folder, "package", "package.json");
  const manifest = JSON.parse(await readFile(manifestPath, "utf8"));
  if (!(condition in manifest.exports["."])) {
    throw new Error(`The exports of "." have no condition "${condition}".`);
  }
  delete manifest.exports["."][condition];
  await writeFile(manifestPath, JSON.stringify(manifest, null, 2));
  const other = join(folder, "edge-argon2.tgz");
  await output(["tar", "-czf", other, "-C", folder, "package"]);
  return other;
}
