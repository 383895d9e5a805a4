// The tools that no lock file pins.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { root } from "../lib/paths.mjs";

export const RUST = "1.95.0";
export const WASM_PACK = "0.15.1";
export const CARGO_FUZZ = "0.13.2";

/** SHA-256 of the .crate files that the tools are compiled from, as the bill of materials says. */
export const CRATE_SHA256 = {
  "wasm-pack@0.15.1": "22dc697492435807dee410b46b66c57e38194d0311e8275c162a9a04c5ab458d",
  "wasm-bindgen-cli@0.2.130": "c37f6904387d19a319525c74af274c73912f3871c35555aa49f3ea64ebb2fc7a",
};

/** The wasm-bindgen CLI refuses modules made with any other version of the crate. */
export function wasmBindgenVersion() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const version = /^name = "wasm-bindgen"\r?\nversion = "(.+)"/m.exec(lock)?.[1];
  if (!version)
    throw new Failure("Cargo.lock names no wasm-bindgen: restore it from the repository.");
  return version;
}
