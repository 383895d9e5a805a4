/** The platform's SubtleCrypto, where the project has types of it. */
type PlatformSubtle = typeof globalThis extends { crypto: { subtle: infer Subtle } }
  ? Subtle
  : object;

type PlatformCrypto = typeof globalThis extends { crypto: infer Crypto } ? Crypto : object;

/** A `CryptoKey`, also where the project has no types of one. */
export type Key = typeof globalThis extends { CryptoKey: { prototype: infer CryptoKey } }
  ? CryptoKey
  : {
      readonly type: string;
      readonly extractable: boolean;
      readonly algorithm: { name: string };
      readonly usages: string[];
    };

/** The bytes of a buffer or view, which must not be shared. */
type Source = ArrayBuffer | ArrayBufferView;

export type Argon2Name = "Argon2d" | "Argon2i" | "Argon2id";

/** Parameters of `deriveBits` and `deriveKey`; there are no defaults. */
export interface Argon2Params {
  name: Argon2Name;
  /** Salt of 8 bytes or more. */
  nonce: Source;
  /** Lanes: 1 to 2²⁴−1. They are computed one after the other. */
  parallelism: number;
  /** Memory size in KiB: 8 · parallelism to 2³²−1. */
  memory: number;
  /** Passes over the memory: 1 to 2³²−1. */
  passes: number;
  /** Version of Argon2, which is always 19. */
  version?: number;
  /** Secret value ("pepper"). Default: none. */
  secretValue?: Source;
  /** Associated data. Default: none. */
  associatedData?: Source;
}

type Usage = "deriveKey" | "deriveBits";

interface Argon2Subtle {
  /**
   * Makes a key of a password's bytes. It cannot be exported, wrapped or cloned.
   *
   * @throws DOMException, as a rejection: `NotSupportedError` for another format, `SyntaxError` for
   * other or no usages and for an extractable key. TypeError for arguments of wrong types.
   */
  importKey(
    format: "raw-secret",
    keyData: Source,
    algorithm: Argon2Name | { name: Argon2Name },
    extractable: boolean,
    keyUsages: readonly Usage[],
  ): Promise<Key>;

  /**
   * Computes a tag of `length` bits, on the calling thread.
   *
   * @param length - A multiple of 8, at least 32.
   * @throws DOMException, as a rejection: `OperationError` for parameters out of range and for
   * memory that cannot be had, `InvalidAccessError` for a key of another type or usage. TypeError
   * for arguments of wrong types.
   */
  deriveBits(algorithm: Argon2Params, baseKey: Key, length: number): Promise<ArrayBuffer>;

  /**
   * Derives a key of the platform's algorithms, on the calling thread.
   *
   * @throws As `deriveBits` and the platform's `importKey` do.
   */
  deriveKey(
    algorithm: Argon2Params,
    baseKey: Key,
    derivedKeyType: string | { name: string; length?: number; hash?: string | { name: string } },
    extractable: boolean,
    keyUsages: readonly string[],
  ): Promise<Key>;
}

/** The platform's `crypto.subtle`, with Argon2. */
export declare const subtle: Argon2Subtle & PlatformSubtle;

/** The platform's `crypto`, with Argon2. */
export declare const crypto: Omit<PlatformCrypto, "subtle"> & { readonly subtle: typeof subtle };

export declare const SubtleCrypto: {
  /**
   * Whether an operation would work: for Argon2 as it is here, for all else as the platform says,
   * which is `false` where it cannot be asked.
   *
   * @param lengthOrAdditionalAlgorithm - Bits to derive, or the algorithm of the key to derive.
   */
  supports(
    operation: string,
    algorithm: string | { name: string },
    lengthOrAdditionalAlgorithm?: number | string | { name: string } | null,
  ): boolean;
};
