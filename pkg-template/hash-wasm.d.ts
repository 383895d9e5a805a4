/** Text, which is taken as UTF-8, or the bytes of a view. */
export type IDataType = string | Uint8Array | Uint16Array | Uint32Array;

/** Options, with hash-wasm's names. Only the output type has a default. */
export interface IArgon2Options {
  /** Password, which must not be empty. It is not normalized. */
  password: IDataType;
  /** Salt of 8 bytes or more. */
  salt: IDataType;
  /** Secret value ("pepper"). Default: none. */
  secret?: IDataType;
  /** Passes over the memory: 1 to 2³²−1. */
  iterations: number;
  /** Lanes: 1 to 262143. They are computed one after the other. */
  parallelism: number;
  /** Memory size in KiB: 8 · parallelism to 2097151. */
  memorySize: number;
  /** Tag length in bytes: 4 to 1048576. */
  hashLength: number;
  /** What is returned: hexadecimal digits, bytes, or a PHC string. Default: `"hex"`. */
  outputType?: "hex" | "binary" | "encoded";
}

interface IArgon2OptionsBinary {
  outputType: "binary";
}

type Argon2ReturnType<T> = T extends IArgon2OptionsBinary ? Uint8Array : string;

/**
 * Computes Argon2i.
 *
 * @throws As a rejection: Error with hash-wasm's messages; RangeError for a number above its range;
 * `Argon2Error` with code `OUT_OF_MEMORY` if the runtime refuses the memory.
 */
export declare function argon2i<T extends IArgon2Options>(options: T): Promise<Argon2ReturnType<T>>;

/**
 * Computes Argon2id.
 *
 * @throws As a rejection: Error with hash-wasm's messages; RangeError for a number above its range;
 * `Argon2Error` with code `OUT_OF_MEMORY` if the runtime refuses the memory.
 */
export declare function argon2id<T extends IArgon2Options>(
  options: T,
): Promise<Argon2ReturnType<T>>;

/**
 * Computes Argon2d.
 *
 * @throws As a rejection: Error with hash-wasm's messages; RangeError for a number above its range;
 * `Argon2Error` with code `OUT_OF_MEMORY` if the runtime refuses the memory.
 */
export declare function argon2d<T extends IArgon2Options>(options: T): Promise<Argon2ReturnType<T>>;

/** Options of {@link argon2Verify}. */
export interface Argon2VerifyOptions {
  /** Password, which must not be empty. */
  password: IDataType;
  /** The secret that the hash was made with. */
  secret?: IDataType;
  /** PHC string of version 19. */
  hash: string;
}

/**
 * Whether a password matches a hash.
 *
 * @throws As a rejection: Error with hash-wasm's messages; `Argon2Error` with code `COST_LIMIT` for a
 * hash that needs more than 1 GiB (64 MiB in Workers and edge runtimes), or more than 8 GiB of
 * memory × passes.
 */
export declare function argon2Verify(options: Argon2VerifyOptions): Promise<boolean>;
