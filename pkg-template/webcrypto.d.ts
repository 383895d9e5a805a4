/** The platform's SubtleCrypto, if the project has types for it. */
type PlatformSubtle = typeof globalThis extends { crypto: { subtle: infer Subtle } }
  ? Subtle
  : object;

type PlatformCrypto = typeof globalThis extends { crypto: infer Crypto } ? Crypto : object;

/** A `CryptoKey`, even if the project has no types for it. */
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

/** Parameters of `deriveBits` and `deriveKey`. The costs have no defaults. */
export interface Argon2Params {
  name: Argon2Name;
  /** Salt of 8 bytes or more. */
  nonce: Source;
  /** Lanes: 1 to 262143. They are computed one after the other. */
  parallelism: number;
  /** Memory size in KiB: 8 · parallelism to 2097151. */
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
   * Makes a key from a password's bytes. The key cannot be exported, wrapped or cloned.
   *
   * @throws DOMException, as a rejection: `NotSupportedError` for any other format, `SyntaxError` for
   * other usages, for no usages and for an extractable key. TypeError for arguments of the wrong type.
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
   * memory that the runtime refuses, `InvalidAccessError` for a key of a different algorithm or usage.
   * TypeError for arguments of the wrong type.
   */
  deriveBits(algorithm: Argon2Params, baseKey: Key, length: number): Promise<ArrayBuffer>;

  /**
   * Derives a key for one of the platform's algorithms, on the calling thread.
   *
   * @throws The errors of `deriveBits` and of the platform's `importKey`.
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
   * Whether an operation would work. For Argon2, this module answers; for everything else the
   * platform does, and the answer is `false` if the platform has no `supports`.
   *
   * @param lengthOrAdditionalAlgorithm - Bits to derive, or the algorithm of the key to derive.
   */
  supports(
    operation: string,
    algorithm: string | { name: string },
    lengthOrAdditionalAlgorithm?: number | string | { name: string } | null,
  ): boolean;
};
