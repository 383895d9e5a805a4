import type {
  Argon2Algorithm,
  Argon2idOptions,
  Argon2Version,
  HashRawOptions,
} from "../pkg-template/index.js";
import { copyBytes, encodeText, type PasswordRules, typeName } from "./bytes.ts";
import { bytes, choice, integer, MAX_UINT32, MIN_SALT_LENGTH, MIN_TAG_LENGTH } from "./checks.ts";

/** Options as the engine needs them: complete and checked. */
export interface CheckedOptions extends PasswordRules {
  memorySize: number;
  iterations: number;
  parallelism: number;
  tagLength: number;
  secret: Uint8Array;
  maxMemorySize: number;
  maxWork: number;
  /** What `CheckPool` returned. */
  pool?: unknown;
}

/** Secrets by the text of their `keyid=`, and which one new hashes get. */
export interface Keys {
  secrets: ReadonlyMap<string, Uint8Array>;
  keyId: string | undefined;
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
  /** Checks the option `pool`, in the entry that has it. */
  checkPool?: CheckPool | undefined;
}

export type CheckPool = (pool: unknown) => unknown;

export const PROCESS: Defaults = { maxMemorySize: 1024 * 1024 };
/** For an isolate with 128 MB, which the platform kills if a hash takes more than is left. */
export const ISOLATE: Defaults = { maxMemorySize: 64 * 1024 };

/** Whether this is workerd, whichever entry a bundler chose. */
export const isWorker = () => globalThis.navigator?.userAgent === "Cloudflare-Workers";

/** The engine addresses the bytes of blocks with 31 bits. */
const MAX_MEMORY_SIZE = 2 ** 21 - 1;
/** 1 MiB, in bytes. Longer tags take seconds, and nothing that uses a key needs them. */
const MAX_TAG_LENGTH = 2 ** 20;
/** In bytes; the PHC string format's own limit for `keyid=`. */
const MAX_KEY_ID_LENGTH = 8;

const COMMON_NAMES = [
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
] as const satisfies (keyof HashRawOptions)[];

const KEY_NAMES = ["secrets", "keyId"] as const satisfies (keyof Argon2idOptions)[];

const RAW_NAMES = [
  "salt",
  "algorithm",
  "version",
  "associatedData",
] as const satisfies (keyof HashRawOptions)[];

/** What other libraries call an option. */
const SYNONYMS: Record<string, string> = {
  __proto__: null as never,
  memoryCost: "memorySize",
  timeCost: "iterations",
  hashLength: "tagLength",
  outputLen: "tagLength",
  type: "hashRaw's algorithm",
  algorithm: "hashRaw's algorithm",
  version: "hashRaw's version",
  salt: "hashRaw's salt",
  associatedData: "hashRaw's associatedData",
  raw: "hashRaw",
};

/** Checks the options of an instance against RFC 9106's ranges and the engine's. */
export function checkOptions(
  options: unknown = {},
  defaults = isWorker() ? ISOLATE : PROCESS,
): CheckedOptions & Keys {
  const names = [...COMMON_NAMES, ...KEY_NAMES];
  const given = readOptions(options, defaults.checkPool ? [...names, "pool"] : names);
  return { ...checkCommon(given, defaults), ...checkKeys(given.secrets, given.keyId) };
}

/** Checks the options of `hashRaw`. */
export function checkRawOptions(options: unknown, checkPool?: CheckPool): CheckedRawOptions {
  const names = [...COMMON_NAMES, ...RAW_NAMES];
  const given = readOptions(options, checkPool ? [...names, "pool"] : names);
  const { algorithm = "argon2id", version = 19, associatedData = new Uint8Array() } = given;
  return {
    salt: bytes("salt", given.salt, MIN_SALT_LENGTH),
    algorithm: choice("algorithm", algorithm, ["argon2id", "argon2i", "argon2d"]),
    version: choice("version", version, [19, 16]),
    associatedData: bytes("associatedData", associatedData),
    ...checkCommon(given, { ...PROCESS, checkPool }),
  };
}

function checkCommon(given: Record<string, unknown>, defaults: Defaults): CheckedOptions {
  const optional = (name: string, fallback: number, min: number, max: number) =>
    integer(name, given[name] === undefined ? fallback : given[name], min, max);
  const either = <T extends string>(name: string, choices: readonly [T, T]) =>
    given[name] === undefined ? choices[0] : choice(name, given[name], choices);
  const parallelism = optional("parallelism", 1, 1, Math.floor(MAX_MEMORY_SIZE / 8));
  return {
    parallelism,
    memorySize: optional("memorySize", 19456, 8 * parallelism, MAX_MEMORY_SIZE),
    iterations: optional("iterations", 2, 1, MAX_UINT32),
    tagLength: optional("tagLength", 32, MIN_TAG_LENGTH, MAX_TAG_LENGTH),
    normalization: either("normalization", ["NFKC", "none"]),
    passwordCharacters: either("passwordCharacters", ["any", "assigned"]),
    maxPasswordLength: optional("maxPasswordLength", 4096, 1, MAX_UINT32),
    maxMemorySize: optional("maxMemorySize", defaults.maxMemorySize, 8, MAX_MEMORY_SIZE),
    maxWork: optional("maxWork", 2 ** 23, 8, Number.MAX_SAFE_INTEGER),
    pool: defaults.checkPool?.(given.pool),
    // The secret comes last, so that no error leaves a copy behind.
    secret: given.secret === undefined ? new Uint8Array() : secretBytes("secret", given.secret),
  };
}

function checkKeys(given: unknown, keyId: unknown): Keys {
  const secrets = new Map<string, Uint8Array>();
  if (given === undefined && keyId === undefined) return { secrets, keyId };
  if (typeof given !== "object" || given === null) {
    throw new TypeError(`secrets must be an object of secrets by keyId, not ${typeName(given)}`);
  }
  for (const [name, value] of Object.entries(given)) {
    const length = encodeText(name).length;
    if (length < 1 || length > MAX_KEY_ID_LENGTH) {
      throw new RangeError(
        `a keyId in secrets has ${length} bytes; it must have 1 to ${MAX_KEY_ID_LENGTH}`,
      );
    }
    secrets.set(name, secretBytes("a secret in secrets", value));
  }
  if (typeof keyId !== "string" || !secrets.has(keyId)) {
    throw new TypeError("keyId must be the name of one of the secrets, which new hashes get");
  }
  return { secrets, keyId };
}

/**
 * Reads each option once, because a getter may return a different value the next time. A misspelled
 * option is refused, because silently using its default could weaken every hash.
 */
function readOptions(options: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`options must be an object, not ${typeName(options)}`);
  }
  const unknownName = Object.keys(options).find((name) => !names.includes(name));
  if (unknownName !== undefined) {
    const hint = SYNONYMS[unknownName];
    throw new TypeError(
      `unknown option ${unknownName}${hint ? ` (here it is ${hint})` : ""}; ` +
        `the options are ${names.join(", ")}`,
    );
  }
  const given: Record<string, unknown> = Object.create(null);
  for (const name of names) {
    if (isGiven(options, name)) given[name] = Reflect.get(options, name);
  }
  return given;
}

/** A property that only an `Object.prototype` has does not count, so a polluted one sets nothing. */
function isGiven(options: object, name: string): boolean {
  for (let owner = options; owner; owner = Object.getPrototypeOf(owner)) {
    if (Object.hasOwn(owner, name)) return !isObjectPrototype(owner);
  }
  return true; // a proxy's `get` may still answer
}

/** Whether this is the `Object.prototype` of any realm. */
function isObjectPrototype(object: object): boolean {
  return Object.getPrototypeOf(object) === null && Object.hasOwn(object, "hasOwnProperty");
}

/** The error does not describe the value, because even a wrong one is a secret. */
function secretBytes(name: string, value: unknown): Uint8Array {
  return typeof value === "string" ? encodeText(value) : copyBytes(name, value);
}
