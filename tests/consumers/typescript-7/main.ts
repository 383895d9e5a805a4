import { type Argon2Algorithm, Argon2Error, Argon2id, hashRaw, parse } from "edge-argon2";

export async function signUp(password: string): Promise<string> {
  const argon2id = new Argon2id({ memorySize: 19456, iterations: 2, secret: "pepper" });
  const hash: string = await argon2id.hash(password);
  const right: boolean = await argon2id.verify(hash, password);
  const algorithm: Argon2Algorithm = parse(hash).algorithm;
  return right ? hash : algorithm;
}

export const tag: Promise<Uint8Array> = hashRaw("password", { salt: new Uint8Array(16) });

export const isCostLimit = (error: unknown): boolean =>
  error instanceof Argon2Error && error.code === "COST_LIMIT";

// @ts-expect-error: the types tell options from passwords.
new Argon2id("password");
