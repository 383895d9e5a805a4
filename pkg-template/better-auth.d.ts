import type { Argon2idOptions } from "edge-argon2";

/** better-auth's `emailAndPassword.password` configuration. */
export interface BetterAuthPassword {
  /** Hashes a password into a PHC string. */
  hash(password: string): Promise<string>;
  /** Whether the password made the hash. */
  verify(data: { hash: string; password: string }): Promise<boolean>;
}

/**
 * Makes better-auth hash passwords with Argon2id:
 * `betterAuth({ emailAndPassword: { enabled: true, password: password() }, … })`.
 *
 * @throws RangeError or TypeError for a wrong option, as the constructor of `Argon2id` does.
 */
export declare function password(options?: Argon2idOptions): BetterAuthPassword;
