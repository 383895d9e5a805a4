/** A password hashing algorithm, as oslo and Lucia v3 define it. */
export interface PasswordHashingAlgorithm {
  /** Hashes a password into a string to be stored. */
  hash(password: string): Promise<string>;
  /** Whether the password matches the stored hash. */
  verify(hash: string, password: string): Promise<boolean>;
}

/** Options of {@link Argon2id}; the defaults are oslo's and OWASP's minimum. */
export interface Argon2idOptions {
  /**
   * Memory size in KiB: 8 · parallelism to 2097151 (2 GiB − 1 KiB), which is what the engine can
   * address. Default: 19456 (19 MiB).
   */
  memorySize?: number | undefined;
  /** Passes over the memory: 1 to 2³²−1. Default: 2. */
  iterations?: number | undefined;
  /** Lanes: 1 to 262143. They are computed one after the other. Default: 1. */
  parallelism?: number | undefined;
  /** Tag length in bytes: 4 to 1048576. Default: 32. */
  tagLength?: number | undefined;
  /**
   * Secret value ("pepper"), copied at construction; a string is taken as UTF-8. A typed array
   * with elements wider than a byte is read element by element, each modulo 256, as in oslo. A hash
   * can only be verified with the secret that it was made with. Default: none.
   */
  secret?: ArrayBuffer | ArrayBufferView | string | undefined;
  /**
   * Secrets by the names that hashes give them (`keyid=`, 1 to 8 bytes of UTF-8), so that they can be
   * rotated: new hashes get the one that `keyId` names, and `verify` uses the one that a hash names.
   * Hashes without `keyid=` are verified with `secret`. Default: none.
   */
  secrets?: Record<string, ArrayBuffer | ArrayBufferView | string> | undefined;
  /** The name of the secret that new hashes get. Required with `secrets`. */
  keyId?: string | undefined;
  /**
   * Unicode normalization of string passwords, so that the same characters typed on different
   * keyboards give the same bytes. With `"NFKC"`, if a password is not in that form and does not match,
   * `verify` also tries it as it was typed, because libraries that do not normalize, such as
   * \@node-rs/argon2, hash that form. Only those passwords cost twice the work. `"none"` never changes a
   * string. Default: `"NFKC"`, as in oslo.
   *
   * The runtime normalizes, with its version of Unicode. A password with characters that are newer
   * than that version may stop verifying when the runtime is updated, or in a different runtime:
   * see {@link Argon2idOptions.passwordCharacters}.
   */
  normalization?: "NFKC" | "none" | undefined;
  /**
   * Which string passwords are hashed. `"assigned"` refuses those with code points that the
   * runtime's version of Unicode does not assign, and those with lone surrogates; later versions
   * of Unicode never change how any other password is normalized. If several runtimes verify the same hashes,
   * hash in the one with the oldest version of Unicode. The option applies to hashing only. Default: `"any"`.
   */
  passwordCharacters?: "any" | "assigned" | undefined;
  /** Longest password in bytes; a longer one is an error, never truncated. Default: 4096. */
  maxPasswordLength?: number | undefined;
  /**
   * Most memory in KiB that `verify` spends on a stored hash, up to 2097151; the instance's own
   * `memorySize` is always allowed. Default: 1048576 (1 GiB), and 65536 (64 MiB) in Workers and
   * edge runtimes, whose isolates have 128 MB.
   */
  maxMemorySize?: number | undefined;
  /**
   * Most work that `verify` spends on a stored hash: memory × passes in KiB. Each lane after the first
   * adds 48 KiB, and 4 KiB more for Argon2id or 8 KiB × passes more for Argon2i. The instance's own
   * work is always allowed. Default: 8388608 (8 GiB).
   */
  maxWork?: number | undefined;
}

/** The types of Argon2, by their names in PHC strings. */
export type Argon2Algorithm = "argon2id" | "argon2i" | "argon2d";

/** The versions of Argon2: 19 (0x13), and 16 (0x10) for hashes made before 2016. */
export type Argon2Version = 16 | 19;

/**
 * Argon2id (RFC 9106), a drop-in for `oslo/password`'s class.
 *
 * Methods can be taken off the instance: `const { hash, verify } = new Argon2id()`.
 * Neither `JSON.stringify` nor `console.log` shows the secret.
 */
export declare class Argon2id implements PasswordHashingAlgorithm {
  /**
   * @throws RangeError naming the option, the value and the range, if a number is out of range or not
   * an integer. Nothing is coerced.
   * @throws TypeError for an unknown option, or one of the wrong type.
   */
  constructor(options?: Argon2idOptions);

  /**
   * Hashes a password with a fresh random salt of 16 bytes.
   *
   * @param password - A string, normalized and encoded as UTF-8 (lone surrogates become U+FFFD),
   * or bytes, taken as they are. Empty passwords, NUL, BOM and spaces are significant.
   * @returns A PHC string: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`, 97 characters with the
   * default options.
   * @throws {@link Argon2Error} (as a rejection) with code `PASSWORD_TOO_LONG`,
   * `UNASSIGNED_CHARACTER`, `NO_RANDOM`, `OUT_OF_MEMORY` or `ENGINE`; TypeError for anything but a
   * string or `Uint8Array`.
   */
  hash(password: string | Uint8Array): Promise<string>;

  /**
   * Whether a password matches a stored hash. Algorithm, version and costs come from the hash; the
   * secret comes from the instance. Tags are compared in constant time.
   *
   * @param hash - A PHC string of Argon2id, Argon2i or Argon2d, version 16 or 19.
   * @param password - As for {@link Argon2id.hash}.
   * @returns `false` for one reason only: the hash is well-formed and the password does not match it.
   * @throws {@link Argon2Error} (as a rejection) with code `INVALID_HASH`, `UNSUPPORTED_HASH`,
   * `UNKNOWN_KEY`, `COST_LIMIT`, `PASSWORD_TOO_LONG`, `OUT_OF_MEMORY` or `ENGINE`; TypeError for
   * arguments of other types. Messages contain neither hash nor password.
   */
  verify(hash: string, password: string | Uint8Array): Promise<boolean>;

  /** {@link Argon2id.hash} without the promise; errors are thrown. */
  hashSync(password: string | Uint8Array): string;

  /** {@link Argon2id.verify} without the promise; errors are thrown. */
  verifySync(hash: string, password: string | Uint8Array): boolean;

  /**
   * A well-formed hash with this instance's costs that no password matches. If a user does not exist,
   * verify the password against it anyway; otherwise response times reveal which accounts exist.
   */
  readonly decoy: string;

  /**
   * Whether a hash is weaker than the ones this instance makes: a different algorithm or version, a
   * lower cost, a salt that does not have 16 bytes, or a different tag length. Call it after a
   * successful log-in, and hash the password again if it returns `true`. With
   * `{ when: "different" }`, costs above the instance's count too. A hash that is not Argon2's, or
   * whose `keyid=` is not the instance's `keyId`, always needs a rehash.
   *
   * @throws {@link Argon2Error} with code `INVALID_HASH` for an empty string or a malformed Argon2
   * hash, or `UNSUPPORTED_HASH` for an unknown version of Argon2.
   */
  needsRehash(hash: string, options?: NeedsRehashOptions): boolean;
}

/** Options of {@link Argon2id.needsRehash}. */
export interface NeedsRehashOptions {
  /** Default: `"weaker"`. */
  when?: "weaker" | "different" | undefined;
}

/** `Uint8Array<ArrayBuffer>`, which only TypeScript 5.7 and later can write. */
type Bytes = ReturnType<Uint8ArrayConstructor["of"]>;

/** Options of {@link hashRaw}. */
export interface HashRawOptions extends Omit<Argon2idOptions, "secrets" | "keyId"> {
  /** Salt of 8 bytes or more; RFC 9106 recommends 16 random bytes. */
  salt: Uint8Array;
  /** Type of Argon2. Default: `"argon2id"`. */
  algorithm?: Argon2Algorithm | undefined;
  /** Version of Argon2. Default: 19. */
  version?: Argon2Version | undefined;
  /** Associated data, hashed along with the password. Default: none. */
  associatedData?: Uint8Array | undefined;
}

/**
 * Computes a bare tag, for key derivation and for interoperating with other formats.
 *
 * @param password - As for {@link Argon2id.hash}.
 * @returns `tagLength` bytes.
 * @throws The errors of {@link Argon2id.hash} and of the constructor, always as a rejection.
 */
export declare function hashRaw(
  password: string | Uint8Array,
  options: HashRawOptions,
): Promise<Bytes>;

/** {@link hashRaw} without the promise; errors are thrown. */
export declare function hashRawSync(password: string | Uint8Array, options: HashRawOptions): Bytes;

/** The parts of an Argon2 PHC string. */
export interface ParsedHash {
  algorithm: Argon2Algorithm;
  /** 16 when the string has no `v=`. */
  version: Argon2Version;
  /** KiB. */
  memorySize: number;
  /** Passes. */
  iterations: number;
  /** Lanes. */
  parallelism: number;
  salt: Bytes;
  tag: Bytes;
  /** `keyid=`: names the secret; not part of the hash. */
  keyId?: Bytes;
  /** `data=`: associated data. */
  associatedData?: Bytes;
}

/**
 * Parses an Argon2 PHC string into its parts, as strictly as `verify` does.
 *
 * @throws {@link Argon2Error} with code `INVALID_HASH` or `UNSUPPORTED_HASH`; TypeError for
 * anything but a string.
 */
export declare function parse(hash: string): ParsedHash;

/**
 * Writes the parts of a hash as a canonical PHC string: the inverse of {@link parse}.
 *
 * @throws RangeError or TypeError that names the part and its range.
 */
export declare function encode(hash: ParsedHash): string;

/**
 * Drops the WebAssembly instance that is kept between calls, and its memory with it; the JavaScript
 * engine frees the memory at its next garbage collection. The next call makes a new instance.
 */
export declare function release(): void;

/**
 * What went wrong, as a stable code:
 * - `INVALID_HASH`: not a well-formed Argon2 PHC string.
 * - `UNSUPPORTED_HASH`: a hash of a different algorithm, or of an unknown version of Argon2.
 * - `UNKNOWN_KEY`: the hash's `keyid=` names none of the instance's `secrets`.
 * - `COST_LIMIT`: verifying would cost more than `maxMemorySize` or `maxWork` allows.
 * - `OUT_OF_MEMORY`: the runtime refused the memory. The next call works.
 * - `PASSWORD_TOO_LONG`: more bytes than `maxPasswordLength`.
 * - `UNASSIGNED_CHARACTER`: a character that `passwordCharacters: "assigned"` refuses.
 * - `NO_RANDOM`: the runtime has no random bytes for the salt, or refuses them here.
 * - `ENGINE`: WebAssembly is missing, forbidden or failed; `cause` has the runtime's error.
 */
export type Argon2ErrorCode =
  | "INVALID_HASH"
  | "UNSUPPORTED_HASH"
  | "UNKNOWN_KEY"
  | "COST_LIMIT"
  | "OUT_OF_MEMORY"
  | "PASSWORD_TOO_LONG"
  | "UNASSIGNED_CHARACTER"
  | "NO_RANDOM"
  | "BUSY"
  | "CLOSED"
  | "ENGINE";

/** An error of this package. The message says what to do and never contains a hash or password. */
export declare class Argon2Error extends Error {
  readonly name: "Argon2Error";
  readonly code: Argon2ErrorCode;
  readonly cause?: unknown;
  constructor(code: Argon2ErrorCode, message: string, options?: { cause?: unknown });
}

// biome-ignore lint/complexity/noUselessEmptyExport: without it, `Bytes` would be exported too.
export {};
