import type { Bytes } from "edge-argon2/node-rs";
import { bytesOf, encodeText, isBuffer, isUint8Array, toBuffer, typedArrayName } from "./bytes.ts";
import {
  ALGORITHMS,
  complaint,
  computeTag,
  encode,
  type Inputs,
  isOutOfMemory,
  MAX_LANES,
  MAX_UINT32,
  NO_MEMORY,
  randomSalt,
  verifyTag,
} from "./core.ts";
import { invalidType } from "./node-errors.ts";
import { deserialize } from "./phc-format.ts";

/** Argon2d, as the `type` of {@link HashOptions}. */
export const argon2d = 0;
/** Argon2i, as the `type` of {@link HashOptions}. */
export const argon2i = 1;
/** Argon2id, as the `type` of {@link HashOptions}. */
export const argon2id = 2;

/** Options, with the npm package argon2's names and defaults. */
export type HashOptions = {
  /** Tag length in bytes: 4 to 1048576. Default: 32. */
  hashLength?: number | undefined;
  /** Passes over the memory: 1 to 2³²−1. Default: 3. */
  timeCost?: number | undefined;
  /** Memory size in KiB: 8 · parallelism to 2097151. Default: 65536 (64 MiB). */
  memoryCost?: number | undefined;
  /** Lanes: 1 to 262143. They are computed one after the other. Default: 4. */
  parallelism?: number | undefined;
  /** Type of Argon2. Default: `argon2id`. */
  type?: 0 | 1 | 2 | undefined;
  /** Version of Argon2: 19 or 16. Default: 19. */
  version?: number | undefined;
  /** Salt of 8 bytes or more. Default: 16 random bytes. */
  salt?: Uint8Array | undefined;
  /** Associated data, hashed along with the password and written as `data=`. Default: none. */
  associatedData?: Uint8Array | undefined;
  /** Secret value ("pepper"). Default: none. */
  secret?: Uint8Array | undefined;
};

const DEFAULTS = {
  hashLength: 32,
  memoryCost: 65536,
  parallelism: 4,
  timeCost: 3,
  type: argon2id,
  version: 19,
};

/** Unchecked options: JavaScript callers can pass anything. */
type Given = Record<string, unknown>;

/**
 * Computes the bare tag, without normalizing the password.
 *
 * @throws The same errors as {@link hash} without `raw`.
 */
export function hash(
  password: Uint8Array | string,
  options: HashOptions & { raw: true },
): Promise<Bytes>;
/**
 * Hashes a password into a PHC string, without normalizing it.
 *
 * @throws As a rejection, with the npm package argon2's messages except for memory of 2 GiB or more
 * and tags of more than 1 MiB: RangeError for costs that are too large, Error for costs that are too
 * small, for salts of less than 8 bytes and for memory that the runtime refuses, TypeError with code
 * `ERR_INVALID_ARG_TYPE` for a password that is neither text nor bytes.
 */
export function hash(
  password: Uint8Array | string,
  options?: HashOptions & { raw?: boolean | undefined },
): Promise<string>;
export async function hash(password: unknown, options?: Given): Promise<string | Bytes> {
  const given: Given = { ...DEFAULTS, ...options };
  refuseAbove(MAX_UINT32, given.hashLength, "Hash length");
  refuseAbove(MAX_UINT32, given.memoryCost, "Memory cost");
  refuseAbove(MAX_UINT32, given.timeCost, "Time cost");
  refuseAbove(MAX_LANES, given.parallelism, "Parallelism");
  const bytes = passwordBytes(password);
  const costs = {
    ...{ salt: optionBytes(given.salt ?? randomSalt()), secret: optionBytes(given.secret) },
    associatedData: optionBytes(given.associatedData),
    ...{ memorySize: uint32(given.memoryCost), iterations: uint32(given.timeCost) },
    parallelism: uint32(given.parallelism),
  };
  const inputs = {
    ...costs,
    algorithm: algorithmOf(given.type),
    version: versionOf(given.version),
  };
  const tagLength = uint32(given.hashLength);
  if (tagLength === 0) throw new Error("Output pointer is NULL");
  const tag = guarded(inputs, tagLength, () => computeTag(bytes, inputs, tagLength));
  if (given.raw) return toBuffer(tag) as Bytes;
  const { memoryCost, timeCost, parallelism } = given;
  if ([memoryCost, timeCost, parallelism].every((cost) => /^(number|string)$/.test(typeof cost))) {
    return encode({ ...inputs, tag }, "mpt");
  }
  throw new TypeError("params values must be strings");
}

/** Options of {@link verify}. */
export type VerifyOptions = {
  /** The secret that the hash was made with. */
  secret?: Uint8Array | undefined;
};

/**
 * Whether a password matches a stored hash; `false` for a PHC string of any function but Argon2.
 *
 * @throws As a rejection: TypeError for a string that is not a PHC string; `Argon2Error` with code
 * `COST_LIMIT` for a hash that needs more than 1 GiB (64 MiB in Workers and edge runtimes), or more
 * than 8 GiB of memory × passes.
 */
export function verify(
  digest: string,
  password: Uint8Array | string,
  options?: VerifyOptions,
): Promise<boolean>;
export async function verify(
  digest: unknown,
  password: unknown,
  options: Given = {},
): Promise<boolean> {
  const { id, version = 16, params, salt, hash: tag } = deserialize(digest);
  const algorithm = ALGORITHMS.find((name) => name === id);
  if (algorithm === undefined) return false;
  if (!params || !salt || !tag) throw new TypeError("pchstr has no parameters, salt or hash");
  const secret = optionBytes(options.secret);
  const bytes = passwordBytes(password);
  const stored = {
    ...{ algorithm, version, salt, secret, tag, associatedData: params.data as Uint8Array },
    ...{
      memorySize: uint32(params.m),
      iterations: uint32(params.t),
      parallelism: uint32(params.p),
    },
  };
  return guarded(stored, tag.length, () => isKnown(version) && verifyTag(bytes, stored));
}

/**
 * Whether a hash differs from these options in version, memory size, passes or lanes, or was made by
 * a function other than Argon2.
 *
 * @throws TypeError for a string that is not a PHC string.
 */
export function needsRehash(
  digest: string,
  options?: {
    timeCost?: number | undefined;
    memoryCost?: number | undefined;
    parallelism?: number | undefined;
    version?: number | undefined;
  },
): boolean {
  const { memoryCost, timeCost, parallelism, version } = { ...DEFAULTS, ...options };
  const stored = deserialize(digest);
  if (!ALGORITHMS.some((name) => name === stored.id)) return true;
  if (!stored.params) throw new TypeError("pchstr has no parameters");
  const { m, t, p } = stored.params;
  const differs = (a: unknown, b: unknown) => Number(a) !== Number(b);
  return (
    differs(stored.version, version) ||
    differs(m, memoryCost) ||
    differs(t, timeCost) ||
    differs(p, parallelism)
  );
}

/** What `import argon2 from "argon2"` gives. */
export default { argon2d, argon2i, argon2id, hash, needsRehash, verify } as {
  argon2d: typeof argon2d;
  argon2i: typeof argon2i;
  argon2id: typeof argon2id;
  hash: typeof hash;
  needsRehash: typeof needsRehash;
  verify: typeof verify;
};

function refuseAbove(max: number, value: unknown, what: string): void {
  if ((value as number) > max) throw new RangeError(`${what} is too large`);
}

function guarded<T>(inputs: Inputs, tagLength: number, call: () => T): T {
  const message = complaint(inputs, tagLength);
  if (message) throw new Error(message);
  try {
    return call();
  } catch (error) {
    throw isOutOfMemory(error) ? new Error(NO_MEMORY) : error;
  }
}

/** Converts like Node-API: `ToUint32` of anything that converts to a number. */
const uint32 = (value: unknown): number => +(value as number) >>> 0;

function algorithmOf(type: unknown) {
  const algorithm = ALGORITHMS.find((_, number) => String(number) === String(type));
  if (algorithm) return algorithm;
  if (typeof type === "number") throw new Error("There is no such version of Argon2");
  throw new TypeError("id must be a string");
}

const isKnown = (version: unknown) => version === 16 || version === 19;

function versionOf(version: unknown): number {
  if (version === undefined) return DEFAULTS.version;
  if (typeof version !== "number") throw new TypeError("version must be a positive integer number");
  if (!isKnown(version)) throw new RangeError(`version is ${version}; it must be 19 or 16`);
  return version;
}

function optionBytes(value: unknown): Uint8Array {
  if (value === undefined) return new Uint8Array();
  if (ArrayBuffer.isView(value)) return bytesOf(value);
  throw new Error("Invalid argument");
}

const WANTED =
  "The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an " +
  "Array-like Object";

/** Converts like `Buffer.from`, which takes the elements, not the bytes, of arrays of larger numbers. */
function passwordBytes(password: unknown): string | Uint8Array {
  if (typeof password === "string" || isUint8Array(password)) return password;
  if (password instanceof String) return encodeText(password.valueOf());
  if (isBuffer(password)) return new Uint8Array(password);
  if (typedArrayName(password) || Array.isArray(password)) {
    return Uint8Array.from(password as ArrayLike<number>);
  }
  throw invalidType(WANTED, password, "secret");
}
