// The draft "Modern Algorithms in the Web Cryptography API", which Bun, workerd and browsers lack.
export const name = "WebCrypto deriveBits";
export const kind = "native";
export const runtimes = ["node", "deno"];

export async function load() {
  const { subtle } = globalThis.crypto;
  return async (password, salt, { memorySize, iterations, parallelism, tagLength }) => {
    const secret = new TextEncoder().encode(password);
    const key = await subtle.importKey("raw-secret", secret, "Argon2id", false, ["deriveBits"]);
    const costs = { memory: memorySize, passes: iterations, parallelism };
    const bits = await subtle.deriveBits(
      { name: "Argon2id", nonce: salt, ...costs },
      key,
      8 * tagLength,
    );
    return new Uint8Array(bits);
  };
}
