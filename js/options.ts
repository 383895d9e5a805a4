import { copyBytes, encodeText, type PasswordRules, typeName } from "./bytes.ts";
import { bytes, choice, integer, MAX_UINT32, MIN_SALT_LENGTH, MIN_TAG_LENGTH } from "./checks.ts";
import { isWorker } from "./start-up.ts";

/** Options of {@link Argon2id}; the defaults are oslo's and OWASP's minimum. */
export interface Argon2idOptions {
  /**
   * Memory size in KiB: 8 · parallelism to 2097151 (2 GiB − 1 KiB), which is what the engine can
   * address. Default: 19456 (19 MiB).
   */
  memorySize?: number | undefined;
  /** Passes over the memory: 1 to 2³²−1. Default: 2. */
  iterations?: number | undefined;
  /** Lanes: 1 to 262143. They are computed one after the other,
   * except in `edge-argon2/pool`. Default: 1. */
  parallelism?: number | undefined;
  /** Tag length in bytes: 4 to 1048576. Default: 32. */
  tagLength?: number | undefined;
  /**
   * Secret value ("pepper"), copied at construction; a string is taken as UTF-8. A typed array
   * with elements wider than a byte is read element by element, each modulo 256, as in oslo. A hash
   * can only be verified with the secret that it was made with. Default: none.
   */
  secret?: ArrayBuffer | ArrayBufferView | string | undefined;
  /**
   * Secrets by the names that hashes give them (`keyid=`, 1 to 8 bytes of UTF-8), so that they can be
   * rotated: new hashes get the one that `keyId` names, and `verify` uses the one that a hash names.
   * Hashes without `keyid=` are verified with `secret`. Default: none.
   */
  secrets?: Record<string, ArrayBuffer | ArrayBufferView | string> | undefined;
  /** The name of the secret that new hashes get. Required with `secrets`. */
  keyId?: string | undefined;
  /**
   * Unicode normalization of string passwords, so that the same characters typed on different
   * keyboards give the same bytes. With `"NFKC"`, if a password is not in that form and does not match,
   * `verify` also tries it as it was typed, because libraries that do not normalize, such as
   * \@node-rs/argon2, hash that form. Only those passwords cost twice the work. `"none"` never changes a
   * string. Default: `"NFKC"`, as in oslo.
   *
   * The runtime normalizes, with its version of Unicode. A password with characters that are newer
   * than that version may stop verifying when the runtime is updated, or in a different runtime:
   * see {@link Argon2idOptions.passwordCharacters}.
   */
  normalization?: "NFKC" | "none" | undefined;
  /**
   * Which string passwords are hashed. `"assigned"` refuses those with code points that the
   * runtime's version of Unicode does not assign, and those with lone surrogates; later versions
   * of Unicode never change how any other password is normalized. If several runtimes verify the same hashes,
   * hash in the one with the oldest version of Unicode. The option applies to hashing only. Default: `"any"`.
   */
  passwordCharacters?: "any" | "assigned" | undefined;
  /** Longest password in bytes; a longer one is an error, never truncated. Default: 4096. */
  maxPasswordLength?: number | undefined;
  /**
   * Most memory in KiB that `verify` spends on a stored hash, up to 2097151; the instance's own
   * `memorySize` is always allowed. Default: 1048576 (1 GiB), and 65536 (64 MiB) in Workers and
   * edge runtimes, whose isolates have 128 MB.
   */
  maxMemorySize?: number | undefined;
  /**
   * Most work that `verify` spends on a stored hash: memory × passes in KiB. Each lane after the first
   * adds 48 KiB, and 4 KiB more for Argon2id or 8 KiB × passes more for Argon2i. The instance's own
   * work is always allowed. Default: 8388608 (8 GiB).
   */
  maxWork?: number | undefined;
}

/** Options of {@link hashRaw}. */
export interface HashRawOptions extends Omit<Argon2idOptions, "secrets" | "keyId"> {
  /** Salt of 8 bytes or more; RFC 9106 recommends 16 random bytes. */
  salt: Uint8Array;
  /** Type of Argon2. Default: `"argon2id"`. */
  algorithm?: Argon2Algorithm | undefined;
  /** Version of Argon2. Default: 19. */
  version?: Argon2Version | undefined;
  /** Associated data, hashed along with the password. Default: none. */
  associatedData?: Uint8Array | undefined;
}

/** The types of Argon2, by their names in PHC strings. */
export type Argon2Algorithm = "argon2id" | "argon2i" | "argon2d";

/** The versions of Argon2: 19 (0x13), and 16 (0x10) for hashes made before 2016. */
export type Argon2Version = 16 | 19;

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
  defaults: Defaults = isWorker() ? ISOLATE : PROCESS,
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
    const secret = secretBytes("a secret in secrets", value);
    if (secret.length === 0) throw new RangeError("a secret in secrets is empty");
    secrets.set(name, secret);
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
