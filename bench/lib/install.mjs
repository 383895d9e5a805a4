// Installs the peers and the package under test into bench/node_modules.
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "../../tools/failure.mjs";
import { unlessMade } from "../../tools/install.mjs";
import { root } from "../../tools/paths.mjs";
import { runTool } from "../../tools/process.mjs";

const bench = fileURLToPath(new URL("..", import.meta.url));
const nodeModules = join(bench, "node_modules");

/** Installs what the lock file pins, unless that has been done. */
export async function installPeers(say) {
  const lock = await readFile(join(bench, "package-lock.json"));
  await unlessMade(join(nodeModules, ".installed"), [lock], () => {
    say("Installing the peers …");
    // Without --force, npm refuses the package for the cpu "wasm32".
    const quietly = ["--force", "--ignore-scripts", "--no-audit", "--no-fund"];
    return runTool(["npm", "ci", "--prefix", bench, ...quietly], {
      say,
      otherwise: "The peers could not be installed from npm: check the network and run this again.",
    });
  });
}

/** The peers that are compiled here: their crates in bench/peers and their flags for rustc. */
const CRATES = {
  rustcrypto: { crate: "rustcrypto", flags: "" },
  "rustcrypto-simd128": { crate: "rustcrypto", flags: "-Ctarget-feature=+simd128" },
  intrinsics: { crate: "intrinsics", flags: "-Ctarget-feature=+simd128" },
};

/**
 * Compiles the chosen peers' crates to WebAssembly; cargo skips those that are up to date.
 *
 * @param {string[]} keys of peers
 */
export async function compilePeers(keys, say) {
  for (const [key, { crate, flags }] of Object.entries(CRATES)) {
    if (!keys.includes(key)) continue;
    say(`Compiling ${key} …`);
    const manifest = join(bench, "peers", crate, "Cargo.toml");
    const target = ["--target", "wasm32-unknown-unknown", "--manifest-path", manifest];
    await runTool(["cargo", "build", "--release", "--locked", ...target], {
      say,
      otherwise: `The peer ${key} did not compile: run \`npm run setup\` and this again.`,
      env: { CARGO_TARGET_DIR: join(root, "target", "bench", key), RUSTFLAGS: flags },
    });
  }
}

/**
 * Unpacks the package where the adapters import it from. It has no dependencies to install.
 *
 * @returns {Promise<string>} its version
 */
export async function installPackage(tarball, say) {
  if (!existsSync(tarball)) {
    throw new Failure(`There is no package at ${tarball}: run \`npm run build\` first.`);
  }
  const folder = join(nodeModules, "edge-argon2");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await runTool(["tar", "-xzf", tarball, "-C", folder, "--strip-components=1"], {
    say,
    otherwise: `${tarball} is not a packed npm package: run \`npm run build\` again.`,
  });
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")).version;
}
