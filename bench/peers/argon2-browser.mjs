// The two builds of argon2-browser, which look for their settings in globals.

/** @returns {Partial<import("./index.mjs").Peer>} */
export const argon2Browser = (name, wasm) => ({
  name,
  package: "argon2-browser",
  // It does not run in workerd, where the glue reads `__dirname`.
  runtimes: ["node", "deno", "bun", "chromium", "firefox", "webkit"],
  imports: ["argon2-browser/dist/argon2.js", `argon2-browser/dist/${wasm}`],
  ships: "hash, verify",
  async prepare({ default: argon2 }, glue, wasm) {
    const module = await wasm();
    globalThis.self ??= globalThis; // where the glue looks for its settings
    globalThis.loadArgon2WasmBinary = async () => undefined; // called first; the result is unused
    globalThis.loadArgon2WasmModule = async () => {
      globalThis.Module = { ...globalThis.Module, instantiateWasm: instantiate(module) };
      return (await glue()).default;
    };
    return argon2;
  },
  async hash(argon2, { password: pass, memorySize: mem, iterations: time, ...options }) {
    const { tagLength: hashLen, ...others } = options;
    const type = argon2.ArgonType.Argon2id;
    return (await argon2.hash({ pass, mem, time, hashLen, ...others, type })).hash;
  },
});

/** Emscripten's hook. It waits one task, because the library listens for its event only then. */
const instantiate = (module) => (imports, receive) => {
  setTimeout(async () => receive(await WebAssembly.instantiate(module, imports)));
  return {};
};
