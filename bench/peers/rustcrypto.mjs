export const name = "RustCrypto argon2, wasm";
export const kind = "wasm";
export const runtimes = ["node", "workerd", "deno", "bun", "chromium", "firefox", "webkit"];
export const wasm = {
  argon2: "./target/bench/rustcrypto/wasm32-unknown-unknown/release/rustcrypto.wasm",
};
export const ships = ``; // no JavaScript except the caller's own
export const offers = "tag only";

export const load = ({ argon2 }) => loadWith(argon2);

/** Loads any module that has the exports of `rustcrypto/src/lib.rs`. */
export async function loadWith(module, imports) {
  const { exports } = await WebAssembly.instantiate(module, imports);
  const { argon2id, memory, reserve } = exports;
  const buffer = reserve(1024);
  const encoder = new TextEncoder();
  return (password, salt, { memorySize, iterations, parallelism, tagLength }) => {
    const bytes = encoder.encode(password);
    const [saltAt, tagAt] = [buffer + bytes.length, buffer + bytes.length + salt.length];
    new Uint8Array(memory.buffer).set(bytes, buffer);
    new Uint8Array(memory.buffer).set(salt, saltAt);
    const refused = argon2id(
      buffer,
      bytes.length,
      saltAt,
      salt.length,
      memorySize,
      iterations,
      parallelism,
      tagAt,
      tagLength,
    );
    if (refused) throw new RangeError("RustCrypto refused the parameters.");
    return new Uint8Array(memory.buffer).slice(tagAt, tagAt + tagLength);
  };
}
