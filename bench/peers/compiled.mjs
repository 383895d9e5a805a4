// The peers that are compiled from rust/: plain functions, called with addresses.

const encoder = new TextEncoder();

/** wasm-bindgen's imports, of which the function that is measured calls none. */
const refusal = () => {
  throw new Error("the peer called an import");
};
const imports = new Proxy({}, { get: () => new Proxy({}, { get: () => refusal }) });

/** @returns {Partial<import("./index.mjs").Peer>} what runs a file that `npm run bench` compiles */
export function compiled(name, file) {
  return {
    name,
    imports: { wasm: `compiled/${file}` },
    ships: "", // no JavaScript except the caller's own
    offers: "tag only",
    async prepare(_, { wasm }) {
      const { exports } = await WebAssembly.instantiate(await wasm(), imports);
      return { ...exports, input: exports.reserve(1024) };
    },
    hash({ argon2id, input, memory }, { password, salt, tagLength, ...options }) {
      const { memorySize, iterations, parallelism } = options;
      const secret = encoder.encode(password);
      new Uint8Array(memory.buffer, input).set([...secret, ...salt]);
      const lengths = [secret.length, salt.length];
      const tag = input + secret.length + salt.length;
      if (argon2id(input, ...lengths, memorySize, iterations, parallelism, tag, tagLength)) {
        throw new RangeError("the parameters were refused");
      }
      return new Uint8Array(memory.buffer, tag, tagLength).slice();
    },
  };
}
