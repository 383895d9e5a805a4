export const name = "@node-rs/argon2";
export const kind = "native";
export const runtimes = ["node", "deno", "bun"];

export async function load() {
  return hasher(await import("@node-rs/argon2"));
}

/** The wasm build has the same interface. */
export function hasher({ hashRawSync }) {
  const ARGON2ID = 2; // `Algorithm` is a const enum, absent at run time
  return (password, salt, { memorySize, iterations, parallelism, tagLength }) =>
    hashRawSync(password, {
      salt,
      memoryCost: memorySize,
      timeCost: iterations,
      parallelism,
      outputLen: tagLength,
      algorithm: ARGON2ID,
    });
}
