import type {
  Argon2Algorithm,
  Argon2idOptions,
  Argon2Version,
  HashRawOptions,
} from "../pkg-template/index.js";
import { copyBytes, encodeText, isUint8Array, typeName } from "./bytes.js";

/** Options as the engine wants them: all given, all checked. */
export interface CheckedOptions {
  memorySize: number;
  iterations: number;
  parallelism: number;
  tagLength: number;
  secret: Uint8Array;
  normalization: "NFKC" | "none";
  passwordCharacters: "any" | "assigned";
  maxPasswordLength: number;
  maxMemorySize: number;
  maxWork: number;
}

export interface CheckedRawOptions extends CheckedOptions {
  salt: Uint8Array;
  algorithm: Argon2Algorithm;
  version: Argon2Version;
  associatedData: Uint8Array;
}

/** Defaults that depend on where the package runs. */
export interface Defaults {
  maxMemorySize: number;
}

const PROCESS: Defaults = { maxMemorySize: 1024 * 1024 };
/** Of an isolate with 128 MB, which the platform ends if a hash takes more than is left. */
export const ISOLATE: Defaults = { maxMemorySize: 64 * 1024 };

/** Whether this is workerd, whichever entry a bundler chose. */
export const isWorker = () => globalThis.navigator?.userAgent === "Cloudflare-Workers";

const MAX_UINT32 = 2 ** 32 - 1;
/** Blocks are addressed with 31 bits, in bytes. */
const MAX_MEMORY_SIZE = 2 ** 21 - 1;
/** Tags of 1 MiB. Longer ones take seconds, and what uses a key has no use for them. */
const MAX_TAG_LENGTH = 2 ** 20;
const MIN_SALT_LENGTH = 8;

const OPTION_NAMES = [
  "memorySize",
  "iterations",
  "parallelism",
  "tagLength",
  "secret",
  "normalization",
  "passwordCharacters",
  "maxPasswordLength",
  "maxMemorySize",
  "maxWork",
] as const satisfies (keyof Argon2idOptions)[];

const RAW_OPTION_NAMES = [
  ...OPTION_NAMES,
  "salt",
  "algorithm",
  "version",
  "associatedData",
] as const satisfies (keyof HashRawOptions)[];

/** Checks the options of an instance against RFC 9106's ranges and the engine's. */
export function checkOptions(
  options: unknown = {},
  defaults = isWorker() ? ISOLATE : PROCESS,
): CheckedOptions {
  return checkCommon(readOptions(options, OPTION_NAMES), defaults);
}

/** Checks the options of `hashRaw`. */
export function checkRawOptions(options: unknown): CheckedRawOptions {
  const given = readOptions(options, RAW_OPTION_NAMES);
  const salt = bytes("salt", given.salt);
  if (salt.length < MIN_SALT_LENGTH) {
    throw new RangeError(`salt has ${salt.length} bytes; it must have ${MIN_SALT_LENGTH} or more`);
  }
  return {
    salt,
    algorithm: choice("algorithm", given.algorithm, ["argon2id", "argon2i", "argon2d"]),
    version: choice("version", given.version, [19, 16]),
    associatedData: bytes("associatedData", given.associatedData, new Uint8Array()),
    ...checkCommon(given, PROCESS),
  };
}

function checkCommon(given: Record<string, unknown>, defaults: Defaults): CheckedOptions {
  const maxLanes = Math.floor(MAX_MEMORY_SIZE / 8);
  const parallelism = integer("parallelism", given.parallelism, 1, 1, maxLanes);
  const memory = (name: string, fallback: number, min: number) =>
    integer(name, given[name], fallback, min, MAX_MEMORY_SIZE);
  return {
    parallelism,
    memorySize: memory("memorySize", 19456, 8 * parallelism),
    iterations: integer("iterations", given.iterations, 2, 1, MAX_UINT32),
    tagLength: integer("tagLength", given.tagLength, 32, 4, MAX_TAG_LENGTH),
    normalization: choice("normalization", given.normalization, ["NFKC", "none"]),
    passwordCharacters: choice("passwordCharacters", given.passwordCharacters, ["any", "assigned"]),
    maxPasswordLength: integer("maxPasswordLength", given.maxPasswordLength, 4096, 1, MAX_UINT32),
    maxMemorySize: memory("maxMemorySize", defaults.maxMemorySize, 8),
    maxWork: integer("maxWork", given.maxWork, 2 ** 23, 8, Number.MAX_SAFE_INTEGER),
    // Last, so that no error leaves a copy of it behind.
    secret: secretBytes(given.secret),
  };
}

/**
 * Reads each option once, since a getter may answer differently the next time. A misspelt option
 * is refused: taken silently for its default it would weaken every hash.
 */
function readOptions(options: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`options must be an object, not ${typeName(options)}`);
  }
  const unknownName = Object.keys(options).find((name) => !names.includes(name));
  if (unknownName !== undefined) {
    throw new TypeError(`unknown option ${unknownName}; the options are ${names.join(", ")}`);
  }
  const given: Record<string, unknown> = Object.create(null);
  for (const name of names) {
    if (isGiven(options, name)) given[name] = Reflect.get(options, name);
  }
  return given;
}

/** By the options or a class of theirs: what only an `Object.prototype` has, nobody gave. */
function isGiven(options: object, name: string): boolean {
  for (let owner = options; owner; owner = Object.getPrototypeOf(owner)) {
    if (Object.hasOwn(owner, name)) return !isObjectPrototype(owner);
  }
  return true; // a proxy may have it all the same
}

/** That of any realm. */
function isObjectPrototype(object: object): boolean {
  return Object.getPrototypeOf(object) === null && Object.hasOwn(object, "hasOwnProperty");
}

function integer(name: string, value: unknown, fallback: number, min: number, max: number): number {
  const number = value === undefined ? fallback : value;
  if (typeof number === "number" && Number.isInteger(number) && number >= min && number <= max) {
    return number;
  }
  throw new RangeError(
    `${name} is ${describe(number)}; it must be an integer from ${min} to ${max}`,
  );
}

/** The first choice is the default. */
function choice<T>(name: string, value: unknown, choices: [T, ...T[]]): T {
  if (value === undefined) return choices[0];
  const chosen = choices.find((candidate) => candidate === value);
  if (chosen === undefined) {
    throw new TypeError(`${name} is ${describe(value)}; it must be ${choices.join(" or ")}`);
  }
  return chosen;
}

function bytes(name: string, value: unknown, fallback?: Uint8Array): Uint8Array {
  const array = value === undefined ? fallback : value;
  if (!isUint8Array(array)) {
    throw new TypeError(`${name} must be a Uint8Array, not ${typeName(array)}`);
  }
  return copyBytes(name, array);
}

/** The value is not described in the error: it is a secret, however wrong. */
function secretBytes(value: unknown): Uint8Array {
  if (value === undefined) return new Uint8Array();
  if (typeof value === "string") return encodeText(value);
  return copyBytes("secret", value);
}

function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 32));
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return `${value}n`;
  return value === null ? "null" : typeof value;
}
