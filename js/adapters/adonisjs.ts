import { Argon2Error, parse } from "edge-argon2";
import type { AdapterOptions } from "edge-argon2/migrate";
import { hasherFor, hashLikeRefusing } from "./migrating.ts";

/** A driver of AdonisJS's hash service: what `@adonisjs/hash` calls `HashDriverContract`. */
export interface AdonisHashDriver {
  /** Whether the value is an Argon2 hash. */
  isValidHash(value: string): boolean;
  /**
   * Hashes a password into a PHC string. A password that is not in NFKC takes twice as long, because
   * AdonisJS also calls this for users who don't exist, and `verify` tries both forms of a password.
   */
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
  const hasher = hasherFor(options);
  return () => ({
    isValidHash,
    make: hashLikeRefusing(hasher, options),
    verify: (stored, password) => hasher.check(stored, password).catch(falseIfMalformed),
    needsReHash: hasher.needsRehash,
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
function falseIfMalformed(error: unknown): false {
  if (error instanceof Argon2Error && error.code === "INVALID_HASH") return false;
  throw error;
}
