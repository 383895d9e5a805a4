export const name = "node:crypto argon2Sync";
export const kind = "native";
export const runtimes = ["node", "bun"];

export async function load() {
  const { argon2Sync } = await import("node:crypto");
  return (password, salt, { memorySize, iterations, parallelism, tagLength }) =>
    argon2Sync("argon2id", {
      message: password,
      nonce: salt,
      memory: memorySize,
      passes: iterations,
      parallelism,
      tagLength,
    });
}
