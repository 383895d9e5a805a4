export const name = "argon2id, OpenPGP.js";
export const kind = "wasm";
export const runtimes = ["node", "workerd", "deno", "bun", "chromium", "firefox", "webkit"];
export const wasm = { simd: "argon2id/dist/simd.wasm" };
export const ships = `export { default } from "argon2id/lib/setup.js";`;
export const offers = "tag only";

export async function load(modules) {
  const { default: setUp } = await import("argon2id/lib/setup.js");
  const simd = async (imports) => ({
    instance: await WebAssembly.instantiate(modules.simd, imports),
  });
  const argon2id = await setUp(simd, simd);
  const encoder = new TextEncoder();
  return (password, salt, { iterations, ...options }) =>
    argon2id({ ...options, password: encoder.encode(password), salt, passes: iterations });
}
