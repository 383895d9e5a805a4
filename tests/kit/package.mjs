// Lets the suites test a package that was built elsewhere.

import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, tarball } from "../../tools/paths.mjs";
import { output } from "../../tools/process.mjs";

/**
 * Replaces the tarball that the build made, and unpacks the new one into pkg/. The next build
 * replaces both, unless it would produce the same bytes.
 *
 * @param {string} file path of the tarball, from the repository's root
 * @returns {Promise<string>} a sentence that says what is tested now
 */
export async function takePackage(file) {
  const pkg = join(root, "pkg");
  copyFileSync(file, tarball);
  rmSync(pkg, { recursive: true });
  mkdirSync(pkg);
  await output(["tar", "-xzf", tarball, "-C", pkg, "--strip-components=1"]);
  const sha256 = createHash("sha256").update(readFileSync(tarball)).digest("hex");
  return `The package under test is ${file}, SHA-256 ${sha256}.`;
}
