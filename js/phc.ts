import { type Bytes, encodeText, typeName } from "./bytes.ts";
import type { Runner } from "./engine.ts";
import { Argon2Error } from "./errors.ts";
import type { Argon2Algorithm, Argon2Version } from "./options.ts";

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
 * Longest hash that is parsed, in characters. It leaves room for salts and tags beyond any in use, is
 * short enough to be refused at once, and fits in the page that the engine's allocator has anyway.
 */
const MAX_HASH_LENGTH = 8 * 1024;

/**
 * Passes the bytes of a hash to `call`, then wipes them.
 *
 * @param tagLength in bytes, of the caller's own tags, which are never too long
 */
export function withHash<T>(hash: unknown, tagLength: number, call: (phc: Uint8Array) => T): T {
  if (typeof hash !== "string") {
    throw new TypeError(
      `hash must be a string, not ${typeName(hash)}; call verify(hash, password)`,
    );
  }
  if (hash.length > MAX_HASH_LENGTH + 2 * tagLength) {
    throw new Argon2Error("INVALID_HASH", "the hash is longer than any Argon2 hash");
  }
  const phc = encodeText(hash);
  try {
    return call(phc);
  } finally {
    phc.fill(0);
  }
}

/** The parts of a PHC string. */
export function partsOf(run: Runner["run"], phc: Uint8Array): ParsedHash {
  // `fromEntries` defines properties; setting them would call setters of a polluted prototype.
  return Object.fromEntries(run(0, (glue) => glue.parse(phc))) as unknown as ParsedHash;
}

/** Whether a stored string is not an Argon2 hash at all, not even a malformed one. */
export function isForeign(hash: unknown): boolean {
  return typeof hash === "string" && hash !== "" && !hash.startsWith("$argon2");
}

/**
 * Parses an Argon2 PHC string into its parts, as strictly as `verify` does.
 *
 * @throws {@link Argon2Error} with code `INVALID_HASH` or `UNSUPPORTED_HASH`; TypeError for
 * anything but a string.
 */
export declare function parse(hash: string): ParsedHash;

export function createParse({ run }: Runner): typeof parse {
  return function parse(hash) {
    return withHash(hash, 0, (phc) => partsOf(run, phc));
  };
}
