import type { Argon2id, Argon2idOptions } from "edge-argon2";

/** The formats that are known by name; docs/migrate.md has a table of what each one reads. */
export type FormatName =
  | "better-auth"
  | "lucia-3"
  | "convex-auth"
  | "oslo-scrypt"
  | "lucia-2"
  | "bcrypt"
  | "django"
  | "werkzeug"
  | "aspnet-identity"
  | "firebase"
  | "wordpress"
  | "phc";

/** A format with options, made by {@link bcrypt} or {@link firebase}. */
export interface ConfiguredFormat {
  readonly name: FormatName;
}

/** A format of your own. */
export interface PasswordFormat {
  /** What error messages call it. */
  readonly name: string;
  /** Whether a stored string looks like this format. */
  matches(stored: string): boolean;
  /** Whether the password matches the stored string. It is called only for strings that `matches` accepts. */
  verify(stored: string, password: string | Uint8Array): boolean | Promise<boolean>;
}

/** Options of {@link Migrating}. */
export interface MigratingOptions {
  /**
   * The formats that stored hashes may be in, besides Argon2's PHC strings. A hash in any other
   * known format is refused with `UNSUPPORTED_HASH`.
   */
  from: readonly (FormatName | ConfiguredFormat | PasswordFormat)[];
  /** Longest password in bytes that old hashes are verified with. Default: 4096. */
  maxPasswordLength?: number | undefined;
  /** Most memory in KiB that scrypt takes ((N + p) × r / 8). Default: 262144 (256 MiB). */
  maxMemorySize?: number | undefined;
  /** Most work of scrypt, as memory × parallelism in KiB (N × r / 8 × p). Default: 1048576 (1 GiB). */
  maxWork?: number | undefined;
  /**
   * Most iterations of phpass, and of PBKDF2 multiplied by the key's length in digests, rounded up.
   * Default: 10,000,000.
   */
  maxIterations?: number | undefined;
  /** Highest cost of bcrypt, which does 2^cost rounds; bcrypt's own range is 4 to 31. Default: 16. */
  maxBcryptCost?: number | undefined;
}

/** What {@link Migrating.verify} found. */
export interface Verification {
  /** Whether the password matches the stored hash. */
  valid: boolean;
  /**
   * The Argon2id hash to store in place of the old one, if the password is right and the stored hash
   * is in a different format or weaker than new ones. Write it only if the old hash is still stored, so
   * that it does not undo a password change made in the meantime.
   */
  rehash: string | undefined;
}

/**
 * Hashes with Argon2id, verifies old hashes of other formats, and says when to store a new one.
 *
 * Methods can be taken off the instance. Errors contain neither hashes nor passwords.
 */
export declare class Migrating {
  /**
   * @param argon2id - Makes new hashes, and verifies Argon2's.
   * @throws TypeError for an unknown format or option; RangeError for a limit out of range.
   */
  constructor(
    argon2id: Pick<Argon2id, "hash" | "verify" | "needsRehash">,
    options: MigratingOptions,
  );

  /** Hashes a password with Argon2id, as `argon2id.hash` does. */
  hash(password: string | Uint8Array): Promise<string>;

  /**
   * Whether a password matches a stored hash, and what to store from now on.
   *
   * @param stored - A PHC string of Argon2, or a hash of a format listed under `from`.
   * @param password - A string is normalized if the library that made the hash does so.
   * @throws `Argon2Error` (as a rejection) with code `INVALID_HASH` for a malformed hash,
   * `UNSUPPORTED_HASH` for a format that is not listed, `COST_LIMIT` for one that costs more than
   * the limits allow, `PASSWORD_TOO_LONG` (for bcrypt: more than 72 bytes, or a NUL),
   * `OUT_OF_MEMORY` or `ENGINE`; TypeError for arguments of other types.
   */
  verify(stored: string, password: string | Uint8Array): Promise<Verification>;

  /**
   * {@link Migrating.verify} without making the new hash, for callers that cannot store one.
   *
   * @throws As {@link Migrating.verify} does.
   */
  check(stored: string, password: string | Uint8Array): Promise<boolean>;

  /**
   * Whether a stored hash is not Argon2's, or is weaker than new ones.
   *
   * @throws `Argon2Error` with code `INVALID_HASH` for a malformed Argon2 hash, or `UNSUPPORTED_HASH`
   * for an unknown version of Argon2; TypeError for anything but a string.
   */
  needsRehash(stored: string): boolean;
}

/** Options of {@link bcrypt}. */
export interface BcryptFormatOptions {
  /**
   * Whether to verify a password that bcrypt reads only in part by that part: the first 72 bytes, or
   * everything before a NUL. Most libraries hash those passwords without an error. Default: false, which
   * refuses them with `PASSWORD_TOO_LONG`.
   */
  lax?: boolean | undefined;
}

/** bcrypt (`$2a$`, `$2b$`, `$2x$`, `$2y$`) with options; without any, list `"bcrypt"`. */
export declare function bcrypt(options?: BcryptFormatOptions): ConfiguredFormat;

/** The parameters that the Firebase console shows under "Password hash parameters". */
export interface FirebaseFormatOptions {
  /** `base64_signer_key`. */
  signerKey: string;
  /** `base64_salt_separator`. */
  saltSeparator: string;
  /** `rounds`: scrypt's block size r. */
  rounds: number;
  /** `mem_cost`: the binary logarithm of scrypt's N. */
  memoryCost: number;
}

/**
 * Firebase's scrypt with a project's parameters. Store its hashes as
 * `$fbscrypt$<salt>$<passwordHash>`, with both parts as `firebase auth:export` writes them. Supabase's
 * `$fbscrypt$v=1,…` has the parameters in it; `"firebase"` is enough for that.
 *
 * @throws TypeError or RangeError for a parameter that is missing or malformed.
 */
export declare function firebase(options: FirebaseFormatOptions): ConfiguredFormat;

/**
 * What the adapters for auth libraries take: options of `Argon2id`, or a {@link Migrating}, whose
 * `Argon2id` has its own options.
 */
export type AdapterOptions =
  | (Argon2idOptions & { migrate?: undefined })
  | ({ [Option in keyof Argon2idOptions]?: undefined } & { migrate: Migrating });
