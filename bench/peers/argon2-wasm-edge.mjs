export const name = "argon2-wasm-edge";
export const kind = "wasm";
export const runtimes = ["node", "workerd", "deno", "bun", "chromium", "firefox", "webkit"];
export const wasm = {
  argon2WASM: "argon2-wasm-edge/wasm/argon2.wasm",
  blake2bWASM: "argon2-wasm-edge/wasm/blake2b.wasm",
};
export const ships = `export { argon2id, argon2Verify, setWASMModules } from "argon2-wasm-edge";`;

export async function load(modules) {
  const { argon2id, setWASMModules } = await import("argon2-wasm-edge");
  setWASMModules(modules);
  return (password, salt, { tagLength, ...options }) =>
    argon2id({ ...options, password, salt, hashLength: tagLength, outputType: "binary" });
}
