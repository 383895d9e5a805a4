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

/** Measured only when asked for by name: a kernel, not a package that anyone could use. */
export const EXTRA_PEERS = ["intrinsics"];

/**
 * @typedef {object} Peer what an adapter in bench/peers exports, and its file name
 * @property {string} key the file name
 * @property {string} name for people
 * @property {"wasm" | "js" | "native"} kind
 * @property {string[]} runtimes in which it runs
 * @property {Record<string, string>} [wasm] .wasm files that `load` wants compiled, by package or
 *   by a path from the project's root
 * @property {string} [ships] the module that a Worker would import it by
 * @property {string} [offers] what it lacks for hashing and verifying passwords
 * @property {string} [algorithm] with its costs, of a peer that does not compute Argon2id
 * @property {string} [tag] that such a peer must return, in hexadecimal
 * @property {string[]} [compatibilityFlags] that it needs in workerd
 * @property {(modules: Record<string, WebAssembly.Module>) => Promise<Function>} load imports the
 *   package; the function returned takes a password, a salt and { memorySize (KiB), iterations,
 *   parallelism, tagLength (bytes) } and returns the Argon2id tag or a promise of it
 */

/**
 * @param {string[]} keys of `PEERS` and `EXTRA_PEERS`
 * @returns {Promise<Peer[]>} with edge-argon2 always among them, first
 */
export async function loadAdapters(keys) {
  const chosen = [...PEERS, ...EXTRA_PEERS].filter((key) => key === BASELINE || keys.includes(key));
  return Promise.all(
    chosen.map(async (key) => ({ key, ...(await import(`../peers/${key}.mjs`)) })),
  );
}
