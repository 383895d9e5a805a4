// argon2-browser's build with SIMD, which looks for its settings in globals.

import wasm from "argon2-browser/dist/argon2-simd.wasm";
import type { Tag } from "./packages";

export async function loadArgon2Browser(): Promise<Tag> {
  Object.assign(globalThis, { loadArgon2WasmBinary: async () => wasm });
  const { default: argon2 } = await import("argon2-browser");
  return async (pass, salt, { memorySize: mem, iterations: time, parallelism }) => {
    const type = argon2.ArgonType.Argon2id;
    return (await argon2.hash({ pass, salt, mem, time, parallelism, hashLen: 32, type })).hash;
  };
}
