// The .wasm files and their glue, from wasm-pack and wasm-opt.
import { existsSync, readdirSync } from "node:fs";
import { cp, mkdir, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../tools/paths.mjs";
import { runTool } from "../../tools/process.mjs";
import { shareMemory } from "./lanes.mjs";
import { ENGINE_PASSES, optimizeWasm, runWasmOpt } from "./optimize-wasm.mjs";

const TARGET = "wasm32-unknown-unknown";

/** What wasm-pack makes: `<name>_bg.wasm`, and `<name>_bg.js`, the glue. */
export const CRATES = [
  { folder: ".", name: "edge_argon2", out: "target/wasm-pack" },
  { folder: "migrate", name: "edge_argon2_migrate", out: "target/wasm-pack-migrate" },
];

/** The .wasm that fills lanes in shared memory, without glue. */
export const LANES = "target/wasm-lanes/edge_argon2_lanes_bg.wasm";

/** @type {import("./stage.mjs").Stage} */
export const wasm = {
  name: "wasm",
  says: "compiling the .wasm files (usually 20 to 60 s)",
  sources: [
    "Cargo.lock",
    "Cargo.toml",
    "build.rs",
    "engine",
    "kernel/Cargo.toml",
    "kernel/src",
    "lanes",
    "migrate",
    "scripts/build/lanes.mjs",
    "scripts/build/optimize-wasm.mjs",
    "scripts/build/wasm.mjs",
    "scripts/setup/wasm-bindgen/Cargo.lock",
    "src",
    "tools/wasm-code.mjs",
    "wipe",
  ],
  tools: {
    rustc: ["rustc", "-vV"],
    "wasm-pack": ["wasm-pack", "--version"],
    "wasm-bindgen-cli": ["wasm-bindgen", "--version"],
    binaryen: ["wasm-opt", "--version"],
  },
  outputs: [...CRATES.map(({ out }) => out), LANES],
  make: compileWasm,
};

async function compileWasm(profile) {
  const isDevelopment = profile === "development";
  // wasm-pack calls cargo without --locked: it would add what Cargo.lock lacks instead of failing.
  await run("cargo", ["fetch", "--locked", "--target", TARGET]);
  const [engine, migrate] = CRATES;
  const features = isDevelopment ? ["--features", "console_error_panic_hook"] : [];
  await compileCrate(engine, { profile, features });
  await compileCrate(migrate, { profile, rustFlags: ["-Ctarget-feature=+simd128"] });
  await compileLanes();
  if (isDevelopment) return;
  await optimizeWasm(pathsOf(engine));
  await optimizeWasm(pathsOf(migrate), ["-O2"]);
}

/** The same for every profile: only the optimizer makes it a module that threads can share. */
async function compileLanes() {
  const crate = ["--package", "edge-argon2-lanes", "--target", TARGET, "--release", "--locked"];
  await run("cargo", ["build", ...crate]);
  const path = join(root, LANES);
  await mkdir(dirname(path), { recursive: true });
  await cp(join(root, "target", TARGET, "release/edge_argon2_lanes.wasm"), path);
  // Fresh memory holds zeros, and so constants that are zero need no data section.
  await runWasmOpt(path, [...ENGINE_PASSES, "--zero-filled-memory"]);
  await shareMemory(path);
}

const pathsOf = ({ name, out }) => ({
  wasm: join(root, out, `${name}_bg.wasm`),
  glue: join(root, out, `${name}_bg.js`),
});

async function compileCrate({ folder, name, out }, { profile, features = [], rustFlags = [] }) {
  await rm(join(root, out), { recursive: true, force: true });
  const form = ["--target", "bundler", "--mode", "no-install", "--no-pack"];
  const mode = profile === "development" ? "--dev" : "--release";
  const output = ["--out-dir", join(root, out), "--out-name", name];
  await run("wasm-pack", ["build", folder, ...form, ...output, mode, ...features], rustFlags);
}

function run(command, args, rustFlags = []) {
  return runTool([command, ...args], {
    otherwise: `The build failed in ${command}: see its output above.`,
    env: { CARGO_ENCODED_RUSTFLAGS: [...remappedPaths(), ...rustFlags].join("\x1f") },
  });
}

/** Absolute paths in the .wasm would make builds irreproducible. */
function remappedPaths() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const registry = join(cargoHome, "registry", "src");
  const indices = existsSync(registry) ? readdirSync(registry) : [];
  const folders = [root, cargoHome, ...indices.map((index) => join(registry, index))];
  return folders.map((folder) => `--remap-path-prefix=${folder}=`);
}
