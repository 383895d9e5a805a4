// The packages of the benchmark. Each is a chunk of its own, loaded only when it takes part.

import type { Costs } from "../costs";

/** Computes an Argon2id tag of 32 bytes. */
export type Tag = (password: string, salt: Uint8Array, costs: Costs) => Promise<Uint8Array>;

export interface Package {
  name: string;
  load(): Promise<Tag>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

export const PACKAGES: readonly Package[] = [
  {
    name: "edge-argon2",
    async load() {
      const { hashRaw } = await import("edge-argon2");
      return (password, salt, costs) => hashRaw(password, { salt, ...costs });
    },
  },
  {
    name: "argon2id (OpenPGP.js)",
    async load() {
      const [{ default: setUp }, { default: wasm }] = await Promise.all([
        import("argon2id/lib/setup.js"),
        import("argon2id/dist/simd.wasm"),
      ]);
      const simd = (imports: WebAssembly.Imports) => WebAssembly.instantiate(wasm, imports);
      const argon2id = await setUp(simd, simd);
      return async (password, salt, { iterations: passes, ...costs }) =>
        argon2id({ password: bytesOf(password), salt, passes, ...costs, tagLength: 32 });
    },
  },
  {
    name: "hash-wasm",
    async load() {
      const { argon2id } = await import("hash-wasm");
      return (password, salt, costs) =>
        argon2id({ password, salt, ...costs, hashLength: 32, outputType: "binary" });
    },
  },
  {
    name: "argon2-browser",
    async load() {
      const { loadArgon2Browser } = await import("./argon2-browser");
      return loadArgon2Browser();
    },
  },
  {
    name: "@noble/hashes",
    async load() {
      const { argon2id } = await import("@noble/hashes/argon2.js");
      return async (password, salt, { memorySize: m, iterations: t, parallelism: p }) =>
        argon2id(password, salt, { m, t, p, dkLen: 32 });
    },
  },
];
