export const name = "@phi-ag/argon2";
export const kind = "wasm";
export const runtimes = ["node", "workerd", "deno", "bun", "chromium", "firefox", "webkit"];
export const wasm = { argon2: "@phi-ag/argon2/argon2.wasm" };
export const ships = `export { default } from "@phi-ag/argon2";`;

export async function load(modules) {
  const { default: Argon2, Argon2Type } = await import("@phi-ag/argon2");
  const argon2 = new Argon2(await WebAssembly.instantiate(modules.argon2));
  return (password, salt, { memorySize, iterations, parallelism, tagLength }) =>
    argon2.hash(password, {
      salt,
      hashLength: tagLength,
      memoryCost: memorySize,
      timeCost: iterations,
      parallelism,
      type: Argon2Type.Argon2id,
    }).hash;
}
