// The tools that no lock file pins.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { root } from "../lib/paths.mjs";

export const RUST = "1.95.0";
export const WASM_PACK = "0.15.1";

/** The wasm-bindgen CLI refuses modules made with any other version of the crate. */
export function wasmBindgenVersion() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const version = /^name = "wasm-bindgen"\r?\nversion = "(.+)"/m.exec(lock)?.[1];
  if (!version)
    throw new Failure("Cargo.lock names no wasm-bindgen: restore it from the repository.");
  return version;
}
