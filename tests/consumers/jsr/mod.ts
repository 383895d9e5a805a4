import { Argon2id } from "edge-argon2";

/** Hashes a password. */
export function hash(password: string): Promise<string> {
  return new Argon2id().hash(password);
}
