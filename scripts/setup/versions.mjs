// The versions of the tools that no lock file pins.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../tools/failure.mjs";
import { root } from "../../tools/paths.mjs";

export const RUST = "1.95.0";
export const WASM_PACK = "0.15.1";
export const CARGO_FUZZ = "0.13.2";

/** SHA-256 of wasm-pack's .crate file, as crates.io shows it, for the bill of materials. */
export const WASM_PACK_SHA256 = "22dc697492435807dee410b46b66c57e38194d0311e8275c162a9a04c5ab458d";

/** The crate of the wasm-bindgen CLI, and the lock file of everything that it is compiled from. */
export const bindgenCrate = join(root, "scripts/setup/wasm-bindgen");
export const bindgenLock = join(bindgenCrate, "Cargo.lock");

/** The version of the wasm-bindgen CLI, which refuses modules made with any other crate version. */
export function wasmBindgenVersion() {
  const crate = lockedVersion(join(root, "Cargo.lock"), "wasm-bindgen");
  const cli = lockedVersion(bindgenLock, "wasm-bindgen-cli");
  if (crate !== cli) {
    throw new Failure(
      `Cargo.lock has wasm-bindgen ${crate} but scripts/setup/wasm-bindgen/Cargo.lock has wasm-bindgen-cli ${cli}: set that crate's dependency to "=${crate}" and run \`cargo update\` in its folder.`,
    );
  }
  return cli;
}

function lockedVersion(path, crate) {
  const lock = readFileSync(path, "utf8");
  const version = new RegExp(`^name = "${crate}"\\r?\\nversion = "(.+)"`, "m").exec(lock)?.[1];
  if (!version) throw new Failure(`${path} names no ${crate}: restore it from the repository.`);
  return version;
}
