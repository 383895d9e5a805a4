/** The boundary as wasm-bindgen generates it from src/js.rs; every call consumes its `Argon2id`. */

import type { ParsedHash } from "../pkg-template/index.js";
import type { CheckedOptions } from "./options.js";

export class Argon2id {
  constructor(options: CheckedOptions);
  hash(password: Uint8Array): string;
  verify(hash: string, password: Uint8Array): boolean;
  hashRaw(
    algorithm: number,
    version: number,
    password: Uint8Array,
    salt: Uint8Array,
    associatedData: Uint8Array,
  ): Uint8Array<ArrayBuffer>;
}

export function parse(hash: string): ParsedHash;

export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
