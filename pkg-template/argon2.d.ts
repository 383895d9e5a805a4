import type { Bytes } from "edge-argon2/node-rs";

/** Argon2d, as the `type` of {@link HashOptions}. */
export declare const argon2d = 0;
/** Argon2i, as the `type` of {@link HashOptions}. */
export declare const argon2i = 1;
/** Argon2id, as the `type` of {@link HashOptions}. */
export declare const argon2id = 2;

/** Options, with the npm package argon2's names and defaults. */
export type HashOptions = {
  /** Tag length in bytes: 4 to 2³²−1. Default: 32. */
  hashLength?: number | undefined;
  /** Passes over the memory: 1 to 2³²−1. Default: 3. */
  timeCost?: number | undefined;
  /** Memory size in KiB: 8 · parallelism to 2³²−1. Default: 65536 (64 MiB). */
  memoryCost?: number | undefined;
  /** Lanes: 1 to 2²⁴−1. They are computed one after the other. Default: 4. */
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
 * Computes the tag alone, without normalizing the password.
 *
 * @throws As {@link hash} without `raw` does.
 */
export declare function hash(
  password: Uint8Array | string,
  options: HashOptions & { raw: true },
): Promise<Bytes>;
/**
 * Hashes a password into a PHC string, without normalizing it.
 *
 * @throws As a rejection, with the npm package argon2's messages: RangeError for costs that are too
 * large, Error for those too small and for salts under 8 bytes, TypeError with code
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
 * Whether a password made a stored hash; `false` for a PHC string of another function.
 *
 * @throws As a rejection: TypeError for what is no PHC string; `Argon2Error` with code `COST_LIMIT`
 * for a hash that would take more than 1 GiB, or 8 GiB times its passes.
 */
export declare function verify(
  digest: string,
  password: Uint8Array | string,
  options?: VerifyOptions,
): Promise<boolean>;

/**
 * Whether a hash has another version, memory size, number of passes or number of lanes than these
 * options, or is of another function.
 *
 * @throws TypeError for what is no PHC string.
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
