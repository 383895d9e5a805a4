// Installs the peers and the package under test.
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installLocked } from "../../tools/install.mjs";
import { root } from "../../tools/paths.mjs";
import { runTool } from "../../tools/process.mjs";

const bench = fileURLToPath(new URL("..", import.meta.url));
const built = join(root, "target", "bench");

export const nodeModules = join(bench, "node_modules");

/** Where programs, Workers and pages are made, which find the peers and the package from there. */
export const folder = join(built, "runs");

/** Installs what the lock file pins, unless that has been done, and empties `folder`. */
export async function installPeers(say) {
  // Without --force, npm refuses the package for the cpu "wasm32".
  await installLocked(bench, say, ["--force"]);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await symlink(nodeModules, join(folder, "node_modules"));
  // Otherwise Bun takes the paths of the workspace's, which lead to js/ instead of the package.
  await writeFile(join(folder, "tsconfig.json"), "{}");
}

const SIMD = "-Ctarget-feature=+simd128";

/** The peers that are compiled here: their features in peers/rust and their flags for rustc. */
const COMPILED = {
  rustcrypto: ["rustcrypto", ""],
  "rustcrypto-simd128": ["rustcrypto", SIMD],
  intrinsics: ["intrinsics", SIMD],
};

/** Compiles a peer to WebAssembly, if it is one of peers/rust and cargo finds it out of date. */
export async function compilePeer({ key }, say) {
  if (!COMPILED[key]) return;
  say(`Compiling ${key} …`);
  const [feature, flags] = COMPILED[key];
  const target = "wasm32-unknown-unknown";
  const crate = ["--manifest-path", join(bench, "peers", "rust", "Cargo.toml")];
  const what = ["--target", target, ...crate, "--features", feature];
  await runTool(["cargo", "build", "--release", "--locked", ...what], {
    say,
    otherwise: `The peer ${key} did not compile: run \`npm run setup\` and this again.`,
    env: { CARGO_TARGET_DIR: join(built, key), RUSTFLAGS: flags },
  });
  await mkdir(join(nodeModules, "compiled"), { recursive: true });
  const file = join(built, key, target, "release", "peers.wasm");
  await copyFile(file, join(nodeModules, "compiled", `${key}.wasm`));
}

/**
 * Unpacks the package where peers/ imports it from. It has no dependencies to install.
 *
 * @returns {Promise<string>} its version
 */
export async function installPackage(tarball, say) {
  const unpacked = join(nodeModules, "edge-argon2");
  await rm(unpacked, { recursive: true, force: true });
  await mkdir(unpacked, { recursive: true });
  await runTool(["tar", "-xzf", tarball, "-C", unpacked, "--strip-components=1"], {
    say,
    otherwise: `${tarball} is not a packed package: run \`npm run build\`, and this again.`,
  });
  return JSON.parse(await readFile(join(unpacked, "package.json"), "utf8")).version;
}
