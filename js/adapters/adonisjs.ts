import { Argon2Error, parse } from "edge-argon2";
import type { AdapterOptions } from "edge-argon2/migrate";
import { hasherFor } from "./migrating.ts";

/** A driver of AdonisJS's hash service: what `@adonisjs/hash` calls `HashDriverContract`. */
export interface AdonisHashDriver {
  /** Whether the value is an Argon2 hash, which AdonisJS asks before it hashes a value again. */
  isValidHash(value: string): boolean;
  /** Hashes a password into a PHC string. */
  make(value: string): Promise<string>;
  /** Whether the password matches the hash; `false` for a value that is no hash at all. */
  verify(hashedValue: string, plainValue: string): Promise<boolean>;
  /** Whether a stored hash is of a different function or weaker than new ones. */
  needsReHash(hashedValue: string): boolean;
}

/**
 * Makes AdonisJS hash passwords with Argon2id. In `config/hash.ts`:
 * `defineConfig({ default: "argon2id", list: { argon2id: argon2id() } })`.
 *
 * If a driver of AdonisJS made some of your hashes, pass a `Migrating` instead of options:
 * `argon2id({ migrate: new Migrating(new Argon2id(), { from: ["phc", "bcrypt"] }) })`.
 *
 * @returns what makes the driver, as `list` takes it
 * @throws RangeError or TypeError for a wrong option, as the constructor of `Argon2id` does.
 */
export function argon2id(options?: AdapterOptions): () => AdonisHashDriver {
  const { hash, check, needsRehash } = hasherFor(options);
  return () => ({
    isValidHash,
    make: hash,
    verify: (hashedValue, plainValue) => check(hashedValue, plainValue).catch(notIfMalformed),
    needsReHash: needsRehash,
  });
}

function isValidHash(value: string): boolean {
  try {
    parse(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * AdonisJS's drivers answer `false` for whatever they can't verify. Here other errors stay errors:
 * too little memory, for example, is no wrong password.
 */
function notIfMalformed(error: unknown): false {
  if (error instanceof Argon2Error && error.code === "INVALID_HASH") return false;
  throw error;
}
