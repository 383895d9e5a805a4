import type * as Public from "../../pkg-template/node-rs.js";
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

export const Algorithm = Object.freeze({
  Argon2d: 0,
  Argon2i: 1,
  Argon2id: 2,
}) as typeof Public.Algorithm;

export const Version = Object.freeze({ V0x10: 0, V0x13: 1 }) as typeof Public.Version;

const VERSIONS = [16, 19] as const;

export const hash: typeof Public.hash = (password, options, abortSignal) =>
  inTask(hashing(password, options), abortSignal);

export const hashSync: typeof Public.hashSync = (password, options) => hashing(password, options)();

export const hashRaw: typeof Public.hashRaw = (password, options, abortSignal) =>
  inTask(hashingRaw(password, options), abortSignal);

export const hashRawSync: typeof Public.hashRawSync = (password, options) =>
  hashingRaw(password, options)();

export const verify: typeof Public.verify = (hashed, password, options, abortSignal) =>
  inTask(verifying(hashed, password, options), abortSignal);

export const verifySync: typeof Public.verifySync = (hashed, password, options) =>
  verifying(hashed, password, options)();

export const parseOptions: typeof Public.parseOptions = (hashed) => {
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
};

/** Arguments of wrong types throw at the call; all other errors come from the task. */
function hashing(password: unknown, options: unknown): () => string {
  const task = tagging(password, options);
  return () => encode(task(), "mtp");
}

function hashingRaw(password: unknown, options: unknown): () => Public.Bytes {
  const task = tagging(password, options);
  return () => toBuffer(task().tag) as Public.Bytes;
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
