// The peers, in the order in which they take turns.

/** What all ratios are relative to. */
export const BASELINE = "edge-argon2";

export const PEERS = [
  BASELINE,
  "phi-ag",
  "rustcrypto",
  "rustcrypto-simd128",
  "openpgpjs-argon2id",
  "argon2-browser-simd",
  "argon2-browser",
  "hash-wasm",
  "argon2-wasm-edge",
  "noble-hashes",
  "node-rs-wasi",
  "node-rs",
  "argon2",
  "node-crypto",
  "webcrypto",
  "better-auth-scrypt",
];

/** Measured only when named, because it is a kernel and not a package that anyone could use. */
export const EXTRA_PEERS = ["intrinsics"];

/**
 * @typedef {object} Peer what an adapter in bench/peers exports, and its file name
 * @property {string} key the file name
 * @property {string} name for people
 * @property {"wasm" | "js" | "native"} kind
 * @property {string[]} runtimes in which it runs
 * @property {Record<string, string>} [wasm] .wasm files that `load` wants compiled, by package or
 *   by a path from the project's root
 * @property {string} [ships] the source of a module that imports what a Worker would ship
 * @property {string} [offers] what it can do, if that is not both hashing and verifying
 * @property {string} [algorithm] with its costs, if it is not Argon2id
 * @property {string} [tag] what the peer must return if it is not Argon2id's tag, in hexadecimal
 * @property {string[]} [compatibilityFlags] what it needs in workerd
 * @property {(modules: Record<string, WebAssembly.Module>) => Promise<Function>} load imports the
 *   package; the function returned takes a password, a salt and { memorySize (KiB), iterations,
 *   parallelism, tagLength (bytes) } and returns the Argon2id tag or a promise of it
 */

/**
 * @param {string[]} keys of `PEERS` and `EXTRA_PEERS`
 * @returns {Promise<Peer[]>} always including edge-argon2, which comes first
 */
export async function loadAdapters(keys) {
  const chosen = [...PEERS, ...EXTRA_PEERS].filter((key) => key === BASELINE || keys.includes(key));
  return Promise.all(
    chosen.map(async (key) => ({ key, ...(await import(`../peers/${key}.mjs`)) })),
  );
}
