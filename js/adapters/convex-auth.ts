import type { AdapterOptions } from "edge-argon2/migrate";
import { hasherFor } from "./migrating.ts";

/** The `crypto` configuration of Convex Auth's Password provider. */
export interface ConvexAuthCrypto {
  /** Hashes a secret into a PHC string. */
  hashSecret(secret: string): Promise<string>;
  /**
   * Whether the secret matches the hash. The secret comes first, unlike in `Argon2id.verify`. An empty
   * hash, which Convex Auth passes for an account without a secret, gives `false`.
   */
  verifySecret(secret: string, hash: string): Promise<boolean>;
}

/**
 * Makes Convex Auth hash secrets with Argon2id: `Password({ crypto: crypto(), … })`.
 *
 * Convex Auth calls both functions in a mutation, whose code may take one second in all. Salts are
 * unique there, too: Convex seeds `crypto.getRandomValues` anew for every call of a mutation.
 *
 * If a different library made some of your hashes, pass a `Migrating` instead of options:
 * `crypto({ migrate: new Migrating(new Argon2id(), { from: ["convex-auth"] }) })`. That can't store a
 * new hash; docs/migrate.md has a provider that does.
 *
 * @throws RangeError or TypeError for a wrong option, as the constructor of `Argon2id` does.
 */
export function crypto(options?: AdapterOptions): ConvexAuthCrypto {
  const { hash, check } = hasherFor(options);
  return {
    hashSecret: hash,
    // The hash is "" if the account has no secret. Convex Auth counts a failed attempt on `false`;
    // an error would undo its mutation, and the count with it.
    verifySecret: async (secret, stored) => stored !== "" && check(stored, secret),
  };
}
