import type { Bytes } from "edge-argon2/node-rs";

export type { Bytes };

/** Text, which is taken as UTF-8, or the bytes of a buffer or view. */
export type BinaryLike = string | ArrayBuffer | ArrayBufferView;

/** The types of Argon2. */
export type Argon2Algorithm = "argon2d" | "argon2i" | "argon2id";

/** Parameters, with node:crypto's names. Costs and tag length have no defaults. */
export interface Argon2Parameters {
  /** Password, or other message. It is not normalized. */
  message: BinaryLike;
  /** Salt of 8 bytes or more. */
  nonce: BinaryLike;
  /** Lanes: 1 to 262143. They are computed one after the other. */
  parallelism: number;
  /** Tag length in bytes: 4 to 1048576. */
  tagLength: number;
  /** Memory size in KiB: 8 · parallelism to 2097151. */
  memory: number;
  /** Passes over the memory: 1 to 2³²−1. */
  passes: number;
  /** Secret value ("pepper"). Default: none. */
  secret?: BinaryLike | undefined;
  /** Associated data. Default: none. */
  associatedData?: BinaryLike | undefined;
}

/**
 * Computes a tag on the calling thread, then calls back in a microtask.
 *
 * @throws At once, with Node's messages: TypeError with code `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE`, RangeError with code `ERR_OUT_OF_RANGE`. The callback gets a RangeError for
 * memory of 2 GiB or more or a tag of more than 1 MiB, and an `Argon2Error` with code `OUT_OF_MEMORY` if
 * the runtime refuses the memory.
 */
export declare function argon2(
  algorithm: Argon2Algorithm,
  parameters: Argon2Parameters,
  callback: (err: Error | null, derivedKey: Bytes) => void,
): void;

/** {@link argon2} without the callback; all errors are thrown. */
export declare function argon2Sync(algorithm: Argon2Algorithm, parameters: Argon2Parameters): Bytes;

declare const crypto: { argon2: typeof argon2; argon2Sync: typeof argon2Sync };
export default crypto;
