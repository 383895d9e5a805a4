// Arguments of WebCrypto's Argon2, converted as Web IDL says and checked as the specification says.

import type { Inputs } from "./core.ts";

export type Argon2Name = "Argon2d" | "Argon2i" | "Argon2id";
export type Usage = "deriveKey" | "deriveBits";

/** The bytes of a buffer or view, which must not be shared. */
export type Source = ArrayBuffer | ArrayBufferView;

/** Parameters of `deriveBits` and `deriveKey`. The costs have no defaults. */
export interface Argon2Params {
  name: Argon2Name;
  /** Salt of 8 bytes or more. */
  nonce: Source;
  /** Lanes: 1 to 262143. They are computed one after the other. */
  parallelism: number;
  /** Memory size in KiB: 8 · parallelism to 2097151. */
  memory: number;
  /** Passes over the memory: 1 to 2³²−1. */
  passes: number;
  /** Version of Argon2, which is always 19. */
  version?: number;
  /** Secret value ("pepper"). Default: none. */
  secretValue?: Source;
  /** Associated data. Default: none. */
  associatedData?: Source;
}

const NAMES: readonly Argon2Name[] = ["Argon2d", "Argon2i", "Argon2id"];
const FORMATS = ["raw", "pkcs8", "spki", "jwk"];
const MORE_FORMATS = ["raw-public", "raw-private", "raw-seed", "raw-secret"];
const USAGES = ["encrypt", "decrypt", "sign", "verify", "deriveKey", "deriveBits", "wrapKey"];
const MORE_USAGES = ["unwrapKey", "encapsulateKey", "encapsulateBits", "decapsulateKey"];
const ALL_USAGES = [...USAGES, ...MORE_USAGES, "decapsulateBits"];

/** Throws a DOMException of this name. */
export function refuse(name: string, message: string, options?: ErrorOptions): never {
  const error = new DOMException(message, name);
  throw options ? Object.assign(error, options) : error;
}

/** The canonical name of an Argon2 type; `undefined` for all other algorithms. */
export function argon2Name(algorithm: unknown): Argon2Name | undefined {
  const name = algorithmName(algorithm).toLowerCase();
  return NAMES.find((known) => known.toLowerCase() === name);
}

export function algorithmName(algorithm: unknown): string {
  if (typeof algorithm === "string") return algorithm;
  const { name } = Object(algorithm ?? {}) as { name?: unknown };
  return typeof name === "string" ? name : "";
}

export function requireArguments(method: string, present: number, required: number): void {
  if (present >= required) return;
  const message = `${required} arguments required, but only ${present} present.`;
  throw new TypeError(`Failed to execute '${method}' on 'SubtleCrypto': ${message}`);
}

export function requireFormat(format: string): void {
  if ([...FORMATS, ...MORE_FORMATS].includes(format)) return;
  throw new TypeError(`'${format}' is not a valid enum value of type KeyFormat.`);
}

/** Checks the usages of an Argon2 key, and returns them in the order in which keys list them. */
export function readUsages(name: Argon2Name, usages: unknown): Usage[] {
  if (Object(usages) !== usages || !(Symbol.iterator in (usages as object))) {
    throw new TypeError("keyUsages cannot be converted to sequence.");
  }
  const list = Array.from(usages as Iterable<unknown>, String);
  const unknown = list.find((usage) => !ALL_USAGES.includes(usage));
  if (unknown !== undefined) {
    throw new TypeError(`'${unknown}' is not a valid enum value of type KeyUsage.`);
  }
  if (!list.every((usage) => usage === "deriveKey" || usage === "deriveBits")) {
    refuse("SyntaxError", `Unsupported key usage for a ${name} key`);
  }
  return (["deriveKey", "deriveBits"] as const).filter((usage) => list.includes(usage));
}

/** Copies an ArrayBuffer or a view of one, neither of which may be shared. */
export function readBytes(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  const view = ArrayBuffer.isView(value);
  const buffer = view ? value.buffer : value;
  if (Object.prototype.toString.call(buffer) !== "[object ArrayBuffer]") {
    throw new TypeError(`${name} is not an ArrayBuffer or a view of one that is not shared.`);
  }
  const { byteOffset, byteLength } = view ? value : { byteOffset: 0, byteLength: undefined };
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength).slice();
}

/** Web IDL's `[EnforceRange]` for an unsigned integer. */
function readInteger(name: string, value: unknown, max: number): number {
  const number = Math.trunc(+(value as number));
  if (!Number.isFinite(number)) throw new TypeError(`${name} is not a finite number.`);
  if (number >= 0 && number <= max) return number + 0;
  throw new TypeError(`${name} is outside the expected range of 0 to ${max}.`);
}

export function readLength(length: unknown): number | null {
  if (length === undefined || length === null) return null;
  return readInteger("length", length, 2 ** 32 - 1);
}

export interface DeriveParams {
  name: Argon2Name;
  inputs: Inputs;
}

/** Reads the dictionary `Argon2Params`, in Web IDL's order. */
export function deriveParams(name: Argon2Name, algorithm: unknown): DeriveParams {
  const given = Object(algorithm) as Record<string, unknown>;
  const required = (member: string) => {
    if (given[member] !== undefined) return given[member];
    throw new TypeError(`'${member}' is required in 'Argon2Params'.`);
  };
  const memorySize = readInteger("memory", required("memory"), 2 ** 32 - 1);
  const salt = readBytes("nonce", required("nonce"));
  const parallelism = readInteger("parallelism", required("parallelism"), 2 ** 32 - 1);
  const iterations = readInteger("passes", required("passes"), 2 ** 32 - 1);
  const optionalBytes = (member: string) =>
    given[member] === undefined ? new Uint8Array() : readBytes(member, given[member]);
  const associatedData = optionalBytes("associatedData");
  const secret = optionalBytes("secretValue");
  const version = given.version === undefined ? 19 : readInteger("version", given.version, 255);
  const algorithmText = name.toLowerCase() as Lowercase<Argon2Name>;
  const costs = { memorySize, iterations, parallelism };
  const inputs = { algorithm: algorithmText, version, salt, secret, associatedData, ...costs };
  return { name, inputs };
}

/** Runs the operation's own checks. @returns the tag's length in bytes */
export function checkDerivation({ inputs }: DeriveParams, length: number | null): number {
  if (length === null) refuse("OperationError", "length cannot be null");
  if (length % 8 !== 0) refuse("OperationError", "length must be a multiple of 8");
  if (length < 32) refuse("OperationError", "length must be >= 32");
  const { version, salt, memorySize, iterations, parallelism } = inputs;
  if (version !== 19) refuse("OperationError", `${version} is not a valid Argon2 version`);
  if (parallelism < 1 || parallelism > 2 ** 24 - 1) {
    refuse("OperationError", "parallelism must be > 0 and <= 16777215");
  }
  if (memorySize < 8 * parallelism) {
    refuse("OperationError", "memory must be at least 8 times the degree of parallelism");
  }
  if (iterations < 1) refuse("OperationError", "passes must be > 0");
  if (salt.length < 8) refuse("OperationError", "nonce must be at least 8 bytes");
  return length / 8;
}

/** "Get key length" of the platform's algorithms, in bits, and the format to import them in. */
export function keyLength(derivedKeyType: unknown): { length: number | null; format: string } {
  const name = algorithmName(derivedKeyType).toUpperCase();
  const isName = typeof derivedKeyType === "string"; // whose length is not the key's
  const { length, hash }: { length?: unknown; hash?: unknown } = isName
    ? {}
    : Object(derivedKeyType);
  if (/^AES-(CTR|CBC|GCM|KW|OCB)$/.test(name)) {
    if (length === undefined) throw new TypeError("'length' is required in 'AesDerivedKeyParams'.");
    const bits = readInteger("length", length, 65535);
    if (![128, 192, 256].includes(bits)) {
      refuse("OperationError", "AES key length must be 128, 192, or 256 bits");
    }
    return { length: bits, format: name === "AES-OCB" ? "raw-secret" : "raw" };
  }
  if (name === "HMAC") return { length: hmacLength(length, hash), format: "raw" };
  if (name === "CHACHA20-POLY1305") return { length: 256, format: "raw-secret" };
  if (name === "KMAC128" || name === "KMAC256") {
    const bits =
      length === undefined ? Number(name.slice(4)) : readInteger("length", length, 65535);
    return { length: bits, format: "raw-secret" };
  }
  if (name === "HKDF" || name === "PBKDF2") return { length: null, format: "raw" };
  return refuse("NotSupportedError", "Unrecognized algorithm name");
}

/** The length of an HMAC key in bits; the default is the block size of the hash. */
function hmacLength(length: unknown, hash: unknown): number {
  const block = { "SHA-1": 512, "SHA-256": 512, "SHA-384": 1024, "SHA-512": 1024 };
  const name = algorithmName(hash).toUpperCase();
  if (!Object.hasOwn(block, name)) refuse("NotSupportedError", "Unrecognized algorithm name");
  if (length === undefined) return block[name as keyof typeof block];
  const bits = readInteger("length", length, 2 ** 32 - 1);
  if (bits === 0) refuse("OperationError", "length cannot be 0");
  return bits;
}
