// Runs the fuzzing programs in Node, on the installed package and on the kernels in WebAssembly.

import { join } from "node:path";
import { root, tests } from "../../../tools/paths.mjs";
import { output, throughPipe } from "../../../tools/process.mjs";
import { node } from "../../../tools/programs.mjs";
import { consumer, installedPackage } from "../../kit/consumer.mjs";

const MINUTE = 60_000;
const TARGET = "wasm32-unknown-unknown";

/**
 * Cargo builds for fuzzing in a separate folder. A library that is also a cdylib gets the same file
 * name whatever its features, so builds with different features would overwrite each other.
 */
export const CARGO = { CARGO_TERM_COLOR: "never", CARGO_TARGET_DIR: join(root, "target/fuzz") };

/** What each program needs in addition to its seed and its extent. */
const NEEDS = { strings: packageEntry, boundary: packageEntry, kernels: kernelsModule };
export const programs = Object.keys(NEEDS);

async function packageEntry() {
  await installedPackage();
  return { entry: join(await consumer(), "entry.mjs") };
}

/** The crate with both kernels and the oracle, compiled as the kernel suite compiles its tests. */
async function kernelsModule() {
  const features = ["--features", "fuzzing", "--crate-type", "cdylib"];
  await output(["cargo", "rustc", "--locked", "--lib", "--target", TARGET, ...features], {
    cwd: root,
    env: { ...CARGO, CARGO_PROFILE_DEV_OPT_LEVEL: "2" },
    timeout: 60 * MINUTE,
  });
  return { module: join(CARGO.CARGO_TARGET_DIR, TARGET, "debug/edge_argon2.wasm") };
}

/**
 * @param {string} name
 * @param {{ seed: number, cases?: number, minutes?: number }} extent
 * @returns {Promise<{ cases: number, outcomes: Record<string, number>, findings: string[] }>}
 */
export async function runProgram(name, extent) {
  const task = { ...extent, ...(await NEEDS[name]()) };
  const command = [node(24), join(tests, "host/fuzz", `${name}.mjs`)];
  return throughPipe(command, root, task, { timeout: patience(extent) });
}

/** In ms, with time to spare because the machine may be busy. */
const patience = ({ cases = 0, minutes = 0 }) => (10 + 2 * minutes) * MINUTE + 10 * cases;
