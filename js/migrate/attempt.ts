import type { Argon2id } from "edge-argon2";
import type { ModuleSource } from "../engine.ts";
import { Argon2Error } from "../errors.ts";
import { callEngine } from "./engine.ts";
import { type Limits, limit } from "./limits.ts";
import { type Form, inForms } from "./password.ts";

export type Password = string | Uint8Array;
export type Hasher = Pick<Argon2id, "hash" | "verify" | "needsRehash">;

interface Target {
  salt: Uint8Array;
  /** The key that the password has to yield. */
  key: Uint8Array;
  /** How the library that made the hash read strings. Default: as typed. */
  forms?: readonly Form[];
}

export interface ScryptCosts {
  /** Binary logarithm of N. */
  logN: number;
  /** Block size. */
  r: number;
  /** Parallelization parameter. */
  p: number;
}

/** WebCrypto's names of digests, and their lengths in bytes. */
export const DIGEST_LENGTHS = { "SHA-1": 20, "SHA-256": 32, "SHA-512": 64 } as const;
export type Digest = keyof typeof DIGEST_LENGTHS;

const PBKDF2 = {
  "SHA-1": "pbkdf2Sha1",
  "SHA-256": "pbkdf2Sha256",
  "SHA-512": "pbkdf2Sha512",
} as const;

export type BcryptVariant = "bcrypt" | "bcryptSignExtended" | "bcryptSha256" | "bcryptWordpress";

/** How much of a password bcrypt reads, in bytes. */
const BCRYPT_LENGTH = 72;

/**
 * Tries one password with one primitive: checks the costs, computes, compares in constant time, and
 * wipes the password's bytes.
 */
export class Attempt {
  readonly #source: ModuleSource;
  readonly #limits: Limits;
  readonly #argon2id: Hasher;
  readonly #password: Password;

  constructor(source: ModuleSource, limits: Limits, argon2id: Hasher, password: Password) {
    this.#source = source;
    this.#limits = limits;
    this.#argon2id = argon2id;
    this.#password = password;
  }

  /** For formats that have Argon2's PHC strings inside. */
  argon2(phc: string): Promise<boolean> {
    return this.#inForms(undefined, (bytes) => this.#argon2id.verify(phc, bytes));
  }

  /** The costs come from a stored hash; the format has checked that they are integers of 1 or more. */
  scrypt({ salt, key, forms, ...costs }: Target & ScryptCosts): Promise<boolean> {
    const { logN, r, p } = costs;
    this.#limitScrypt(costs);
    return this.#inForms(forms, (bytes) =>
      callEngine(this.#source, (engine) => engine.scrypt(bytes, salt, logN, r, p, key)),
    );
  }

  firebase(target: Target & { logN: number; r: number; signerKey: Uint8Array }): Promise<boolean> {
    const { salt, key, logN, r, signerKey } = target;
    this.#limitScrypt({ logN, r, p: 1 });
    return this.#inForms(undefined, (bytes) =>
      callEngine(this.#source, (engine) => engine.firebase(bytes, salt, logN, r, signerKey, key)),
    );
  }

  pbkdf2(target: Target & { digest: Digest; iterations: number }): Promise<boolean> {
    const { salt, key, digest, iterations, forms } = target;
    const blocks = Math.ceil(key.length / DIGEST_LENGTHS[digest]);
    limit(this.#limits, "maxIterations", iterations * blocks, "iterations of PBKDF2");
    return this.#inForms(forms, async (bytes) => {
      const computed = await nativePbkdf2(bytes, target);
      if (computed === undefined) {
        return callEngine(this.#source, (engine) =>
          engine[PBKDF2[digest]](bytes, salt, iterations, key),
        );
      }
      try {
        return callEngine(this.#source, (engine) => engine.isSame(computed, key));
      } finally {
        computed.fill(0);
      }
    });
  }

  /** @param target.isLax whether passwords that are long or contain NUL are cut rather than refused */
  bcrypt(
    target: Target & { variant: BcryptVariant; cost: number; isLax?: boolean },
  ): Promise<boolean> {
    const { salt, key, variant, cost, isLax = false, forms } = target;
    limit(this.#limits, "maxBcryptCost", cost, "work (bcrypt's cost)");
    const matches = (bytes: Uint8Array) =>
      callEngine(this.#source, (engine) => engine[variant](bytes, salt, cost, key));
    return this.#inForms(forms, (bytes) => {
      if (variant === "bcryptWordpress") return matches(trimmed(bytes));
      if (variant === "bcryptSha256") return matches(bytes);
      const nul = bytes.indexOf(0);
      if (!isLax) refuseForBcrypt(bytes.length, nul);
      // C and PHP stop at NUL; most JavaScript libraries do not.
      return matches(bytes) || (nul >= 0 && matches(bytes.subarray(0, nul)));
    });
  }

  phpass(target: Target & { logIterations: number; isTrimmed: boolean }): Promise<boolean> {
    const { salt, key, logIterations, isTrimmed } = target;
    limit(this.#limits, "maxIterations", 2 ** logIterations, "iterations of phpass");
    return this.#inForms(undefined, (bytes) =>
      callEngine(this.#source, (engine) =>
        engine.phpass(isTrimmed ? trimmed(bytes) : bytes, salt, logIterations, key),
      ),
    );
  }

  #inForms(
    forms: readonly Form[] | undefined,
    attempt: (bytes: Uint8Array) => boolean | Promise<boolean>,
  ): Promise<boolean> {
    return inForms(this.#password, forms ?? ["as typed"], this.#limits.maxPasswordLength, attempt);
  }

  #limitScrypt({ logN, r, p }: ScryptCosts): void {
    const blockKiB = r / 8;
    const memory = blockKiB * (2 ** logN + p);
    limit(this.#limits, "maxMemorySize", memory, "memory in KiB (scrypt's (N + p) × r / 8)");
    limit(
      this.#limits,
      "maxWork",
      blockKiB * 2 ** logN * p,
      "KiB of work (scrypt's N × r / 8 × p)",
    );
    // RFC 7914 section 2.
    if (logN >= 16 * r) {
      throw new Argon2Error(
        "INVALID_HASH",
        "the hash's scrypt costs are out of range: N < 2^(16r)",
      );
    }
  }
}

/**
 * Uses WebCrypto, which has the processor's own instructions for SHA. If it is missing or refuses, as
 * Workers do beyond 100,000 iterations, the result is `undefined`.
 */
async function nativePbkdf2(
  password: Uint8Array,
  { salt, key, digest, iterations }: Target & { digest: Digest; iterations: number },
): Promise<Uint8Array | undefined> {
  try {
    const { subtle } = crypto;
    const secret = await subtle.importKey("raw", password as BufferSource, "PBKDF2", false, [
      "deriveBits",
    ]);
    const algorithm = { name: "PBKDF2", hash: digest, salt: salt as BufferSource, iterations };
    return new Uint8Array(await subtle.deriveBits(algorithm, secret, 8 * key.length));
  } catch {
    return undefined;
  }
}

function refuseForBcrypt(length: number, nul: number): void {
  if (length <= BCRYPT_LENGTH && nul < 0) return;
  const problem =
    length > BCRYPT_LENGTH
      ? `the password has more than the ${BCRYPT_LENGTH} bytes that bcrypt reads`
      : "the password has a NUL, where many versions of bcrypt stop reading";
  throw new Argon2Error(
    "PASSWORD_TOO_LONG",
    `${problem}; if the hash was made by cutting it off, list bcrypt({ lax: true }) under from`,
  );
}

/** Drops the white space at both ends that PHP's `trim` removes. */
function trimmed(bytes: Uint8Array): Uint8Array {
  const isSpace = (byte: number | undefined) =>
    byte === 0 || byte === 9 || byte === 10 || byte === 11 || byte === 13 || byte === 32;
  let [start, end] = [0, bytes.length];
  while (start < end && isSpace(bytes[start])) start++;
  while (start < end && isSpace(bytes[end - 1])) end--;
  return bytes.subarray(start, end);
}
