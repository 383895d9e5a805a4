export const name = "hash-wasm";
export const kind = "wasm";
// Its wasm is base64 text in the JavaScript, and workerd compiles no bytes during a request.
export const runtimes = ["node", "deno", "bun", "chromium", "firefox", "webkit"];
export const ships = `export { argon2id, argon2Verify } from "hash-wasm";`;

export async function load() {
  const { argon2id } = await import("hash-wasm");
  return (password, salt, { tagLength, ...options }) =>
    argon2id({ ...options, password, salt, hashLength: tagLength, outputType: "binary" });
}
