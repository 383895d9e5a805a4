export const name = "@noble/hashes";
export const kind = "js";
export const runtimes = ["node", "workerd", "deno", "bun", "chromium", "firefox", "webkit"];
export const ships = `export { argon2id } from "@noble/hashes/argon2.js";`;
export const offers = "tag only";

export async function load() {
  const { argon2id } = await import("@noble/hashes/argon2.js");
  return (password, salt, { memorySize, iterations, parallelism, tagLength }) =>
    argon2id(password, salt, { m: memorySize, t: iterations, p: parallelism, dkLen: tagLength });
}
