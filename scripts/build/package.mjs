// Assembles pkg/, which npm publishes, and packs the tarball.
import { chmod, cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { root, tarball } from "../../tools/paths.mjs";
import { runTool } from "../../tools/process.mjs";
import { SHIM } from "./shim.mjs";
import { thirdPartyLicenses } from "./third-party-licenses.mjs";

const PKG = "pkg";
const pkg = join(root, PKG);
const TEXTS = ["README.md", "LICENSE-APACHE", "LICENSE-MIT"];

/** @type {import("./stage.mjs").Stage} */
export const packed = {
  name: "package",
  says: "packing pkg/",
  sources: [
    ...TEXTS,
    SHIM,
    "Cargo.lock",
    "scripts/build/package.mjs",
    "scripts/build/third-party-licenses.mjs",
    "scripts/sbom/crates.mjs",
  ],
  tools: { node: ["node", "--version"], npm: ["npm", "--version"] },
  outputs: [PKG, relative(root, tarball)],
  make: pack,
};

async function pack() {
  await rm(pkg, { recursive: true, force: true });
  await cp(join(root, SHIM), pkg, { recursive: true });
  for (const name of TEXTS) await cp(join(root, name), join(pkg, name));
  await writeFile(join(pkg, "THIRD-PARTY-LICENSES"), thirdPartyLicenses());
  // npm packs file permissions, which would otherwise depend on the builder's umask.
  for (const name of await readdir(pkg)) await chmod(join(pkg, name), 0o644);
  await mkdir(dirname(tarball), { recursive: true });
  await runTool(["npm", "pack", pkg, "--pack-destination", dirname(tarball)], {
    say: (text) => console.log(`build: ${text}`),
    otherwise: "npm could not pack pkg/: see its output above.",
  });
  const { name, version } = JSON.parse(await readFile(join(pkg, "package.json"), "utf8"));
  await rename(join(dirname(tarball), `${name}-${version}.tgz`), tarball);
}
