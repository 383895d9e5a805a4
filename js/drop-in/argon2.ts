import type * as Public from "../../pkg-template/argon2.js";
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

export const argon2d = 0;
export const argon2i = 1;
export const argon2id = 2;

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

export const hash = (async (password: unknown, options?: Given) => {
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
  if (given.raw) return toBuffer(tag);
  const { memoryCost, timeCost, parallelism } = given;
  if ([memoryCost, timeCost, parallelism].every((cost) => /^(number|string)$/.test(typeof cost))) {
    return encode({ ...inputs, tag }, "mpt");
  }
  throw new TypeError("params values must be strings");
}) as typeof Public.hash;

export const verify = (async (digest: unknown, password: unknown, options: Given = {}) => {
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
}) as typeof Public.verify;

export const needsRehash: typeof Public.needsRehash = (digest, options) => {
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
};

/** What `import argon2 from "argon2"` gives. */
export default { argon2d, argon2i, argon2id, hash, needsRehash, verify };

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
