export const name = "edge-argon2";
export const kind = "wasm";
export const runtimes = ["node", "workerd", "deno", "bun", "chromium", "firefox", "webkit"];
export const ships = `export { Argon2id } from "edge-argon2";`;

export async function load() {
  const { hashRaw } = await import("edge-argon2");
  return (password, salt, options) => hashRaw(password, { ...options, salt });
}
