export const name = "argon2, reference C";
export const kind = "native";
export const runtimes = ["node", "deno", "bun"];

export async function load() {
  const { default: argon2 } = await import("argon2");
  return (password, salt, { memorySize, iterations, parallelism, tagLength }) =>
    argon2.hash(password, {
      raw: true,
      salt,
      memoryCost: memorySize,
      timeCost: iterations,
      parallelism,
      hashLength: tagLength,
      type: argon2.argon2id,
    });
}
