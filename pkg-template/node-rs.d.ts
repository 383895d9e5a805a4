/** A `Buffer` if the project has Node's types; otherwise a `Uint8Array`. */
export type Bytes = typeof globalThis extends {
  Buffer: { alloc(size: number): infer NodeBuffer };
}
  ? NodeBuffer
  : BytesWithoutBuffer;

/** What these functions return where there is no `Buffer`. */
export interface BytesWithoutBuffer extends Uint8Array {
  toString(
    encoding?: "hex" | "base64" | "base64url" | "latin1" | "binary" | "utf8" | "utf-8",
  ): string;
  equals(other: Uint8Array): boolean;
}

/** An `AbortSignal`, even if the project has no types for it. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer S } }
  ? S
  : { readonly aborted: boolean };

/** The types of Argon2. */
export declare enum Algorithm {
  Argon2d = 0,
  Argon2i = 1,
  Argon2id = 2,
}

/** The versions of Argon2. */
export declare enum Version {
  /** 16, for hashes made before 2016. */
  V0x10 = 0,
  /** 19. */
  V0x13 = 1,
}

/** Options, with \@node-rs/argon2's names and defaults. */
export interface Options {
  /** Memory size in KiB: 8 · parallelism to 2097151. Default: 19456 (19 MiB). */
  memoryCost?: number | undefined;
  /** Passes over the memory: 1 to 2³²−1. Default: 2. */
  timeCost?: number | undefined;
  /** Tag length in bytes: 4 to 1048576. Default: 32. */
  outputLen?: number | undefined;
  /** Lanes: 1 to 262143. They are computed one after the other. Default: 1. */
  parallelism?: number | undefined;
  /** Type of Argon2. Default: Argon2id. */
  algorithm?: Algorithm | undefined;
  /** Version of Argon2. Default: 19. */
  version?: Version | undefined;
  /** Secret value ("pepper"). Default: none. */
  secret?: Uint8Array | undefined;
  /** Salt of 8 bytes or more. Default: 16 random bytes. */
  salt?: Uint8Array | undefined;
}

/** The parameters of a stored hash. */
export interface ParsedHashOptions {
  algorithm: Algorithm;
  version: Version;
  /** KiB. */
  memoryCost: number;
  /** Passes. */
  timeCost: number;
  /** Lanes. */
  parallelism: number;
  /** Bytes of the tag. */
  outputLen: number;
  /** Bytes of the salt. */
  saltLen: number;
}

/**
 * Hashes a password into a PHC string. Strings are not normalized.
 *
 * @param abortSignal - If it is aborted before computing begins, in the next microtask, the promise
 * rejects with an `AbortError`.
 * @throws Error with \@node-rs/argon2's codes (`InvalidArg`, `NumberExpected`, `GenericFailure`,
 * `Cancelled`) and messages: thrown at once for arguments of the wrong type, otherwise as a rejection.
 * RangeError, as a rejection, for memory of 2 GiB or more and for tags of more than 1 MiB.
 */
export declare function hash(
  password: string | Uint8Array,
  options?: Options | undefined | null,
  abortSignal?: Signal | undefined | null,
): Promise<string>;

/** {@link hash} without the promise; errors are thrown. */
export declare function hashSync(
  password: string | Uint8Array,
  options?: Options | undefined | null,
): string;

/** Computes the bare tag. */
export declare function hashRaw(
  password: string | Uint8Array,
  options?: Options | undefined | null,
  abortSignal?: Signal | undefined | null,
): Promise<Bytes>;

/** {@link hashRaw} without the promise; errors are thrown. */
export declare function hashRawSync(
  password: string | Uint8Array,
  options?: Options | undefined | null,
): Bytes;

/**
 * Whether a password matches a stored hash. Of the options, only the secret is used.
 *
 * @throws Error with code `InvalidArg` for a string that is not an Argon2 hash; `Argon2Error` with code
 * `COST_LIMIT` for a hash that needs more than 1 GiB (64 MiB in Workers and edge runtimes), or more
 * than 8 GiB of memory × passes.
 */
export declare function verify(
  hashed: string | Uint8Array,
  password: string | Uint8Array,
  options?: Options | undefined | null,
  abortSignal?: Signal | undefined | null,
): Promise<boolean>;

/** {@link verify} without the promise; errors are thrown. */
export declare function verifySync(
  hashed: string | Uint8Array,
  password: string | Uint8Array,
  options?: Options | undefined | null,
): boolean;

/** Reads the parameters of a stored hash. */
export declare function parseOptions(hashed: string | Uint8Array): ParsedHashOptions;
