export const name = "hash-wasm";
export const kind = "wasm";
// Not workerd, which compiles no bytes during a request; its wasm is base64 text in the JavaScript.
export const runtimes = ["node", "deno", "bun", "chromium", "firefox", "webkit"];
export const ships = `export { argon2id, argon2Verify } from "hash-wasm";`;

export async function load() {
  const { argon2id } = await import("hash-wasm");
  return (password, salt, { tagLength, ...options }) =>
    argon2id({ ...options, password, salt, hashLength: tagLength, outputType: "binary" });
}
