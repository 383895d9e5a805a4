import type { Bytes } from "edge-argon2/node-rs";

/** Argon2d, as the `type` of {@link HashOptions}. */
export declare const argon2d = 0;
/** Argon2i, as the `type` of {@link HashOptions}. */
export declare const argon2i = 1;
/** Argon2id, as the `type` of {@link HashOptions}. */
export declare const argon2id = 2;

/** Options, with the npm package argon2's names and defaults. */
export type HashOptions = {
  /** Tag length in bytes: 4 to 1048576. Default: 32. */
  hashLength?: number | undefined;
  /** Passes over the memory: 1 to 2³²−1. Default: 3. */
  timeCost?: number | undefined;
  /** Memory size in KiB: 8 · parallelism to 2097151. Default: 65536 (64 MiB). */
  memoryCost?: number | undefined;
  /** Lanes: 1 to 262143. They are computed one after the other. Default: 4. */
  parallelism?: number | undefined;
  /** Type of Argon2. Default: `argon2id`. */
  type?: 0 | 1 | 2 | undefined;
  /** Version of Argon2: 19 or 16. Default: 19. */
  version?: number | undefined;
  /** Salt of 8 bytes or more. Default: 16 random bytes. */
  salt?: Uint8Array | undefined;
  /** Associated data, hashed along with the password and written as `data=`. Default: none. */
  associatedData?: Uint8Array | undefined;
  /** Secret value ("pepper"). Default: none. */
  secret?: Uint8Array | undefined;
};

/**
 * Computes the bare tag, without normalizing the password.
 *
 * @throws The same errors as {@link hash} without `raw`.
 */
export declare function hash(
  password: Uint8Array | string,
  options: HashOptions & { raw: true },
): Promise<Bytes>;
/**
 * Hashes a password into a PHC string, without normalizing it.
 *
 * @throws As a rejection, with the npm package argon2's messages except for memory of 2 GiB or more
 * and tags of more than 1 MiB: RangeError for costs that are too large, Error for costs that are too
 * small, for salts of less than 8 bytes and for memory that the runtime refuses, TypeError with code
 * `ERR_INVALID_ARG_TYPE` for a password that is neither text nor bytes.
 */
export declare function hash(
  password: Uint8Array | string,
  options?: HashOptions & { raw?: boolean | undefined },
): Promise<string>;

/** Options of {@link verify}. */
export type VerifyOptions = {
  /** The secret that the hash was made with. */
  secret?: Uint8Array | undefined;
};

/**
 * Whether a password matches a stored hash; `false` for a PHC string of any function but Argon2.
 *
 * @throws As a rejection: TypeError for a string that is not a PHC string; `Argon2Error` with code
 * `COST_LIMIT` for a hash that needs more than 1 GiB (64 MiB in Workers and edge runtimes), or more
 * than 8 GiB of memory × passes.
 */
export declare function verify(
  digest: string,
  password: Uint8Array | string,
  options?: VerifyOptions,
): Promise<boolean>;

/**
 * Whether a hash differs from these options in version, memory size, passes or lanes, or was made by
 * a function other than Argon2.
 *
 * @throws TypeError for a string that is not a PHC string.
 */
export declare function needsRehash(
  digest: string,
  options?: {
    timeCost?: number | undefined;
    memoryCost?: number | undefined;
    parallelism?: number | undefined;
    version?: number | undefined;
  },
): boolean;

declare const argon2: {
  argon2d: typeof argon2d;
  argon2i: typeof argon2i;
  argon2id: typeof argon2id;
  hash: typeof hash;
  needsRehash: typeof needsRehash;
  verify: typeof verify;
};
export default argon2;
