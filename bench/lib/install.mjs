// Brings the peers and the package under test into bench/node_modules, when they are not there yet.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "../../scripts/lib/failure.mjs";
import { root } from "../../scripts/lib/paths.mjs";
import { runTool, seconds } from "../../scripts/lib/tool.mjs";

const bench = fileURLToPath(new URL("..", import.meta.url));
const nodeModules = join(bench, "node_modules");
const stamp = join(nodeModules, ".lock-digest");

/** Installs what the lock file pins; at once when that has been done. */
export async function installPeers(say) {
  const lock = await readFile(join(bench, "package-lock.json"));
  const digest = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === digest) return;
  await timed(say, "Installing the peers", () =>
    // --force: npm refuses the package for the cpu "wasm32" otherwise.
    runTool(
      "npm",
      ["ci", "--prefix", bench, "--force", "--ignore-scripts", "--no-audit", "--no-fund"],
      {
        say,
        otherwise:
          "The peers could not be installed from npm: check the network and run this again.",
      },
    ),
  );
  await writeFile(stamp, digest);
}

/** The peers that are compiled here, from crates in bench/peers, with flags for rustc. */
const CRATES = {
  rustcrypto: { crate: "rustcrypto", flags: "" },
  "rustcrypto-simd128": { crate: "rustcrypto", flags: "-Ctarget-feature=+simd128" },
  intrinsics: { crate: "intrinsics", flags: "-Ctarget-feature=+simd128" },
};

/**
 * Compiles to WebAssembly what the peers chosen need; cargo decides whether there is anything to do.
 *
 * @param {string[]} keys of peers
 */
export async function compilePeers(keys, say) {
  for (const [key, { crate, flags }] of Object.entries(CRATES)) {
    if (!keys.includes(key)) continue;
    const manifest = join(bench, "peers", crate, "Cargo.toml");
    await timed(say, `Compiling ${key}`, () =>
      runTool(
        "cargo",
        [
          "build",
          "--release",
          "--locked",
          "--target",
          "wasm32-unknown-unknown",
          "--manifest-path",
          manifest,
        ],
        {
          say,
          otherwise: `The peer ${key} did not compile: run \`npm run setup\` and this again.`,
          env: { CARGO_TARGET_DIR: join(root, "target", "bench", key), RUSTFLAGS: flags },
        },
      ),
    );
  }
}

/**
 * Unpacks the packed package where the adapters import it from. It has no dependencies to install.
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
  await runTool("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"], {
    say,
    otherwise: `${tarball} is not a packed npm package: run \`npm run build\` again.`,
  });
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8")).version;
}

async function timed(say, task, run) {
  const started = Date.now();
  say(`${task} …`);
  await run();
  say(`${task}: done in ${seconds(started)}`);
}
