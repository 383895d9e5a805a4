import type { Bytes } from "edge-argon2/node-rs";
import { bytesOf, encodeText, isBuffer, toBuffer } from "./bytes.ts";
import { ALGORITHMS, computeTag, type Inputs, MAX_LANES, MAX_UINT32 } from "./core.ts";
import { invalidType, notOneOf, outOfRange } from "./node-errors.ts";

export type { Bytes };

/** Text, which is taken as UTF-8, or the bytes of a buffer or view. */
export type BinaryLike = string | ArrayBuffer | ArrayBufferView;

/** The types of Argon2. */
export type Argon2Algorithm = "argon2d" | "argon2i" | "argon2id";

/** Parameters, with node:crypto's names. Costs and tag length have no defaults. */
export interface Argon2Parameters {
  /** Password, or other message. It is not normalized. */
  message: BinaryLike;
  /** Salt of 8 bytes or more. */
  nonce: BinaryLike;
  /** Lanes: 1 to 262143. They are computed one after the other. */
  parallelism: number;
  /** Tag length in bytes: 4 to 1048576. */
  tagLength: number;
  /** Memory size in KiB: 8 · parallelism to 2097151. */
  memory: number;
  /** Passes over the memory: 1 to 2³²−1. */
  passes: number;
  /** Secret value ("pepper"). Default: none. */
  secret?: BinaryLike | undefined;
  /** Associated data. Default: none. */
  associatedData?: BinaryLike | undefined;
}

/**
 * Computes a tag on the calling thread, then calls back in a microtask.
 *
 * @throws At once, with Node's messages: TypeError with code `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE`, RangeError with code `ERR_OUT_OF_RANGE`. The callback gets a RangeError for
 * memory of 2 GiB or more or a tag of more than 1 MiB, and an `Argon2Error` with code `OUT_OF_MEMORY` if
 * the runtime refuses the memory.
 */
export function argon2(
  algorithm: Argon2Algorithm,
  parameters: Argon2Parameters,
  callback: (err: Error | null, derivedKey: Bytes) => void,
): void {
  const checked = check(algorithm, parameters);
  if (typeof callback !== "function") {
    throw invalidType(`The "callback" argument must be of type function`, callback);
  }
  let call: () => void;
  try {
    const tag = compute(checked);
    call = () => callback(null, tag);
  } catch (error) {
    // Node passes the callback no second argument on an error.
    call = () => (callback as (error: unknown) => void)(error);
  }
  // A promise would turn what the callback throws into a rejection.
  queueMicrotask(call);
}

/** {@link argon2} without the callback; all errors are thrown. */
export function argon2Sync(algorithm: Argon2Algorithm, parameters: Argon2Parameters): Bytes {
  return compute(check(algorithm, parameters));
}

/** What `import crypto from "node:crypto"` gives, as far as Argon2 goes. */
export default { argon2, argon2Sync } as {
  argon2: typeof argon2;
  argon2Sync: typeof argon2Sync;
};

interface Checked {
  message: string | Uint8Array;
  inputs: Inputs;
  tagLength: number;
}

const compute = ({ message, inputs, tagLength }: Checked) =>
  toBuffer(computeTag(message, inputs, tagLength)) as Bytes;

/** Checks in Node's order. */
function check(algorithm: unknown, parameters: unknown): Checked {
  if (typeof algorithm !== "string") {
    throw invalidType(`The "algorithm" argument must be of type string`, algorithm);
  }
  const known = ALGORITHMS.find((name) => name === algorithm);
  if (known === undefined) throw notOneOf("algorithm", ALGORITHMS, algorithm);
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
    throw invalidType(`The "parameters" argument must be of type object`, parameters, "secret");
  }
  const given = parameters as Record<string, unknown>;
  const { parallelism, tagLength, memory, passes } = given;
  // Text stays text, because the core encodes it into bytes that it wipes.
  const isText = typeof given.message === "string";
  const message = isText ? (given.message as string) : bytes("message", given.message, "secret");
  const salt = bytes("nonce", given.nonce);
  integer("nonce.byteLength", salt.byteLength, 8, MAX_UINT32);
  const lanes = integer("parallelism", parallelism, 1, MAX_LANES);
  const length = integer("tagLength", tagLength, 4, MAX_UINT32);
  const costs = {
    parallelism: lanes,
    memorySize: integer("memory", memory, 8 * lanes, MAX_UINT32),
    iterations: integer("passes", passes, 1, MAX_UINT32),
  };
  const { secret, associatedData } = given;
  const keys = {
    secret: secret === undefined ? undefined : bytes("secret", secret, "secret"),
    associatedData:
      associatedData === undefined ? new Uint8Array() : bytes("associatedData", associatedData),
  };
  const inputs: Inputs = { algorithm: known, version: 19, salt, ...costs, ...keys };
  return { message, inputs, tagLength: length };
}

function bytes(name: string, value: unknown, kind?: "secret"): Uint8Array {
  if (typeof value === "string") return encodeText(value);
  if (ArrayBuffer.isView(value)) return bytesOf(value);
  if (isBuffer(value)) return new Uint8Array(value);
  const types = "of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView";
  throw invalidType(`The "parameters.${name}" property must be ${types}`, value, kind);
}

function integer(name: string, value: unknown, min: number, max: number): number {
  if (typeof value !== "number") {
    throw invalidType(`The "parameters.${name}" property must be of type number`, value);
  }
  if (!Number.isInteger(value)) throw outOfRange(`parameters.${name}`, "an integer", value);
  if (value >= min && value <= max) return value;
  throw outOfRange(`parameters.${name}`, `>= ${min} && <= ${max}`, value);
}
