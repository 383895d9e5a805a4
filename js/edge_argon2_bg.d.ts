/** The boundary as wasm-bindgen generates it from src/js.rs; every call consumes its `Argon2id`. */

import type { CheckedOptions } from "./options.ts";

declare class Argon2id {
  constructor(options: CheckedOptions);
  hash(password: Uint8Array, keyId: Uint8Array): string;
  verify(hash: Uint8Array, password: Uint8Array, mostMemory: number): boolean | undefined;
  hashRaw(
    algorithm: number,
    version: number,
    password: Uint8Array,
    salt: Uint8Array,
    associatedData: Uint8Array,
  ): Uint8Array<ArrayBuffer>;
}

export interface Glue {
  Argon2id: typeof Argon2id;
  parse(hash: Uint8Array): Map<string, string | number | Uint8Array>;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

/** The build turns the generated module into this function, which makes one instance's glue. */
export function makeGlue(): Glue;
