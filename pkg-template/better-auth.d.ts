import type { AdapterOptions } from "edge-argon2/migrate";

/** better-auth's `emailAndPassword.password` configuration. */
export interface BetterAuthPassword {
  /**
   * Hashes a password into a PHC string. A password that is not in NFKC takes twice as long, because
   * better-auth also calls this for users who don't exist, and `verify` tries both forms of a password.
   */
  hash(password: string): Promise<string>;
  /** Whether the password matches the hash. */
  verify(data: { hash: string; password: string }): Promise<boolean>;
  /** Whether a stored hash should be replaced; {@link rehashOnLogin} calls this. */
  needsRehash(hash: string): boolean;
}

/**
 * Makes better-auth hash passwords with Argon2id:
 * `betterAuth({ emailAndPassword: { enabled: true, password: password() }, … })`.
 *
 * If a different library made some of your hashes, pass a `Migrating` instead of options:
 * `password({ migrate: new Migrating(new Argon2id(), { from: ["better-auth"] }) })`.
 *
 * @throws RangeError or TypeError for a wrong option, as the constructor of `Argon2id` does.
 */
export declare function password(options?: AdapterOptions): BetterAuthPassword;

/** What {@link rehashOnLogin} returns: one of better-auth's plugins. */
export interface RehashOnLogin {
  id: "edge-argon2-rehash-on-login";
  init(context: unknown): void;
  hooks: {
    after: {
      matcher(context: { path?: string | undefined }): boolean;
      handler(context: unknown): Promise<unknown>;
    }[];
  };
}

/**
 * A plugin that stores a new hash when a user logs in with e-mail and password and the stored hash is
 * in a different format or weaker than new ones: `betterAuth({ plugins: [rehashOnLogin()], … })`.
 *
 * It hashes with the `password()` that is configured. If the new hash cannot be stored, the user is
 * still logged in, and better-auth's logger reports the failure. List it before plugins that end the
 * new session at once, such as `twoFactor()`.
 * Without this entry's `password()`, better-auth's initialization fails with a TypeError.
 */
export declare function rehashOnLogin(): RehashOnLogin;
