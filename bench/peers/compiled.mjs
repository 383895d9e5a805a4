// The peers that are compiled from rust/: one function, which takes an address.

const PAGE = 65536;

/** @returns {Partial<import("./index.mjs").Peer>} */
export const compiled = (file, name) => ({
  name,
  imports: [`compiled/${file}.wasm`],
  ships: "", // no JavaScript except the caller's own
  offers: "tag only",
  async prepare(_, wasm) {
    const { exports } = await WebAssembly.instantiate(await wasm());
    // Rust's allocator leaves a page alone that it has not asked for.
    return { ...exports, address: exports.memory.grow(1) * PAGE };
  },
  hash({ argon2id, memory, address }, { password, salt, tagLength, ...options }) {
    const { memorySize, iterations, parallelism } = options;
    const secret = new TextEncoder().encode(password);
    new Uint8Array(memory.buffer, address).set([...salt, ...secret]);
    if (!argon2id(address, secret.length, memorySize, iterations, parallelism)) {
      throw new RangeError("the parameters were refused");
    }
    return new Uint8Array(memory.buffer, address, tagLength).slice();
  },
});
