import type { AdapterOptions } from "edge-argon2/migrate";
import { hasherFor } from "./migrating.ts";

/** Lucia v2's `passwordHash` configuration, and v1's `hash`. */
export interface LuciaPasswordHash {
  /** Hashes a password into a PHC string. */
  generate(password: string): Promise<string>;
  /** Whether the password matches the hash. The password comes first, unlike in `Argon2id.verify`. */
  validate(password: string, hash: string): Promise<boolean>;
}

/**
 * Makes Lucia hash passwords with Argon2id: `lucia({ passwordHash: passwordHash(), … })`.
 *
 * If a different library made some of your hashes, pass a `Migrating` instead of options:
 * `passwordHash({ migrate: new Migrating(new Argon2id(), { from: ["lucia-2"] }) })`.
 *
 * @throws RangeError or TypeError for a wrong option, as the constructor of `Argon2id` does.
 */
export function passwordHash(options?: AdapterOptions): LuciaPasswordHash {
  const { hash, check } = hasherFor(options);
  return { generate: hash, validate: (password, stored) => check(stored, password) };
}
