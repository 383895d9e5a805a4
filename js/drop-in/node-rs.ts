import { encodeText, isUint8Array, toBuffer, typedArrayName } from "./bytes.ts";
import {
  ALGORITHMS,
  complaint,
  computeTag,
  decode,
  encode,
  type Inputs,
  isOutOfMemory,
  NO_MEMORY,
  randomSalt,
  type Stored,
  verifyTag,
} from "./core.ts";
import { Algorithm, Version } from "./node-rs-enums.js";

export { Algorithm, Version };

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

const VERSIONS = [16, 19] as const;

/**
 * Hashes a password into a PHC string. Strings are not normalized.
 *
 * @param abortSignal - If it is aborted before computing begins, in the next microtask, the promise
 * rejects with an `AbortError`.
 * @throws Error with \@node-rs/argon2's codes (`InvalidArg`, `NumberExpected`, `GenericFailure`,
 * `Cancelled`) and messages: thrown at once for arguments of the wrong type, otherwise as a rejection.
 * RangeError, as a rejection, for memory of 2 GiB or more and for tags of more than 1 MiB.
 */
export function hash(
  password: string | Uint8Array,
  options?: Options | undefined | null,
  abortSignal?: Signal | undefined | null,
): Promise<string> {
  return inTask(hashing(password, options), abortSignal);
}

/** {@link hash} without the promise; errors are thrown. */
export function hashSync(
  password: string | Uint8Array,
  options?: Options | undefined | null,
): string {
  return hashing(password, options)();
}

/** Computes the bare tag. */
export function hashRaw(
  password: string | Uint8Array,
  options?: Options | undefined | null,
  abortSignal?: Signal | undefined | null,
): Promise<Bytes> {
  return inTask(hashingRaw(password, options), abortSignal);
}

/** {@link hashRaw} without the promise; errors are thrown. */
export function hashRawSync(
  password: string | Uint8Array,
  options?: Options | undefined | null,
): Bytes {
  return hashingRaw(password, options)();
}

/**
 * Whether a password matches a stored hash. Of the options, only the secret is used.
 *
 * @throws Error with code `InvalidArg` for a string that is not an Argon2 hash; `Argon2Error` with code
 * `COST_LIMIT` for a hash that needs more than 1 GiB (64 MiB in Workers and edge runtimes), or more
 * than 8 GiB of memory × passes.
 */
export function verify(
  hashed: string | Uint8Array,
  password: string | Uint8Array,
  options?: Options | undefined | null,
  abortSignal?: Signal | undefined | null,
): Promise<boolean> {
  return inTask(verifying(hashed, password, options), abortSignal);
}

/** {@link verify} without the promise; errors are thrown. */
export function verifySync(
  hashed: string | Uint8Array,
  password: string | Uint8Array,
  options?: Options | undefined | null,
): boolean {
  return verifying(hashed, password, options)();
}

/** Reads the parameters of a stored hash. */
export function parseOptions(hashed: string | Uint8Array): ParsedHashOptions {
  const stored = decodeChecked(readHash(hashed));
  return {
    algorithm: ALGORITHMS.indexOf(stored.algorithm),
    version: VERSIONS.indexOf(stored.version as 16),
    memoryCost: stored.memorySize,
    timeCost: stored.iterations,
    parallelism: stored.parallelism,
    outputLen: stored.tag.length,
    saltLen: stored.salt.length,
  };
}

/** Arguments of wrong types throw at the call; all other errors come from the task. */
function hashing(password: unknown, options: unknown): () => string {
  const task = tagging(password, options);
  return () => encode(task(), "mtp");
}

function hashingRaw(password: unknown, options: unknown): () => Bytes {
  const task = tagging(password, options);
  return () => toBuffer(task().tag) as Bytes;
}

function tagging(password: unknown, options: unknown) {
  const bytes = readText(password);
  const { outputLen, ...given } = readOptions(options);
  return () => {
    const inputs: Inputs = { ...given, salt: given.salt ?? randomSalt() };
    const compute = () => computeTag(bytes, inputs, outputLen);
    return { ...inputs, tag: guarded(bytes, inputs, outputLen, compute) };
  };
}

function verifying(hashed: unknown, password: unknown, options: unknown): () => boolean {
  const bytes = readText(password);
  const text = readHash(hashed);
  const { secret } = readOptions(options);
  return () => {
    const stored = decodeChecked(text);
    return guarded(bytes, stored, stored.tag.length, () => verifyTag(bytes, { ...stored, secret }));
  };
}

function guarded<T>(password: Uint8Array, inputs: Inputs, tagLength: number, call: () => T): T {
  try {
    const message = complaint(inputs, tagLength);
    if (message) throw failure("InvalidArg", message);
    return call();
  } catch (error) {
    throw isOutOfMemory(error) ? failure("GenericFailure", NO_MEMORY) : error;
  } finally {
    password.fill(0);
  }
}

function decodeChecked(text: string | undefined): Stored {
  const stored = text === undefined ? undefined : decode(text);
  const message = stored ? complaint(stored, stored.tag.length) : "Decoding failed";
  if (!stored || message) throw failure("InvalidArg", message as string);
  return stored;
}

/** The signal can stop a task that has not begun, as in a thread pool. */
function inTask<T>(task: () => T, signal: AbortSignal | null | undefined): Promise<T> {
  if (signal !== undefined && signal !== null && typeof signal !== "object") {
    throw failure("InvalidArg", "Wrap AbortSignal failed");
  }
  return Promise.resolve().then(() => {
    if (!signal?.aborted) return task();
    throw Object.assign(failure("Cancelled", "AbortError"), { name: "AbortError" });
  });
}

function readOptions(options: unknown) {
  const given = Object(options ?? {}) as Record<string, unknown>;
  const memorySize = uint32(given, "memoryCost", 19456);
  const iterations = uint32(given, "timeCost", 2);
  const outputLen = uint32(given, "outputLen", 32);
  const parallelism = uint32(given, "parallelism", 1);
  const algorithm = variant(given, "algorithm", "Algorithm", ALGORITHMS, "argon2id");
  const version = variant(given, "version", "Version", VERSIONS, 19);
  const secret = optionBytes(given, "secret");
  const salt = optionBytes(given, "salt");
  return { memorySize, iterations, outputLen, parallelism, algorithm, version, secret, salt };
}

function uint32(given: Record<string, unknown>, name: string, fallback: number): number {
  const value = given[name];
  if (value === undefined) return fallback;
  if (typeof value !== "number") {
    const message = `Failed to convert napi value ${napiType(value)} into rust type \`u32\``;
    throw failure("NumberExpected", `${message} on Options.${name}`);
  }
  return value >>> 0;
}

function variant<T>(
  given: Record<string, unknown>,
  name: string,
  type: string,
  variants: readonly T[],
  fallback: T,
): T {
  const value = given[name];
  if (value === undefined) return fallback;
  if (typeof value !== "number") {
    const message = `Failed to convert napi value ${napiType(value)} into rust type \`i32\``;
    const outer = `Failed to convert napi value into enum \`${type}\`. NumberExpected, ${message}`;
    throw failure("NumberExpected", `${outer} on Options.${name}`);
  }
  const chosen = variants[value | 0];
  if (chosen !== undefined) return chosen;
  const message = `value \`${value | 0}\` does not match any variant of enum \`${type}\``;
  throw failure("InvalidArg", `${message} on Options.${name}`);
}

function optionBytes(given: Record<string, unknown>, name: string): Uint8Array | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  if (isUint8Array(value)) return value.slice();
  const type = typedArrayName(value);
  const isObject = typeof value === "object" && value !== null;
  const message = type
    ? `Expected Uint8Array, got ${type}`
    : isObject
      ? "Get TypedArray info failed"
      : "Failed to create reference from TypedArray";
  throw failure("InvalidArg", `${message} on Options.${name}`);
}

/** Returns a copy, which the task wipes. */
function readText(value: unknown): Uint8Array {
  if (typeof value === "string") return encodeText(value);
  if (isUint8Array(value)) return new Uint8Array(value);
  throw failure("InvalidArg", "Value is none of these types `String`, `TypedArray<u8>`, ");
}

function readHash(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readText(value));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw failure("InvalidArg", "invalid utf-8 sequence");
  }
}

/** Node-API's name of a value's type, in the Rust crate's spelling. */
function napiType(value: unknown): string {
  if (value === null) return "Null";
  if (typeof value === "bigint") return "Unknown";
  const type = typeof value;
  return type.charAt(0).toUpperCase() + type.slice(1);
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
