export const name = "argon2-browser";
export const kind = "wasm";
// It does not run in workerd, where the glue reads `__dirname`.
export const runtimes = ["node", "deno", "bun", "chromium", "firefox", "webkit"];
export const wasm = { argon2: "argon2-browser/dist/argon2.wasm" };
export const ships = `export { hash, verify } from "argon2-browser";`;

export async function load(modules) {
  globalThis.self ??= globalThis; // where the glue looks for its settings
  globalThis.loadArgon2WasmBinary = async () => undefined; // called first; the result is unused
  globalThis.loadArgon2WasmModule = async () => {
    globalThis.Module = { ...globalThis.Module, instantiateWasm: instantiate(modules.argon2) };
    return (await import("argon2-browser/dist/argon2.js")).default;
  };
  const { default: argon2 } = await import("argon2-browser");
  return async (password, salt, { memorySize, iterations, parallelism, tagLength }) => {
    const { hash } = await argon2.hash({
      pass: password,
      salt,
      mem: memorySize,
      time: iterations,
      parallelism,
      hashLen: tagLength,
      type: argon2.ArgonType.Argon2id,
    });
    return hash;
  };
}

/** Emscripten's hook. It waits one task, because the library listens for its event only then. */
function instantiate(module) {
  return (imports, receive) => {
    setTimeout(async () => receive(await WebAssembly.instantiate(module, imports)));
    return {};
  };
}
