import type { Argon2Algorithm } from "edge-argon2";
import { bytesOf, encodeText, fromBase64, toBase64, toHex } from "./bytes.ts";
import { computeTag, encode, verifyTag } from "./core.ts";

/** Text, which is taken as UTF-8, or the bytes of a view. */
export type IDataType = string | Uint8Array | Uint16Array | Uint32Array;

/** Options, with hash-wasm's names. Only the output type has a default. */
export interface IArgon2Options {
  /** Password, which must not be empty. It is not normalized. */
  password: IDataType;
  /** Salt of 8 bytes or more. */
  salt: IDataType;
  /** Secret value ("pepper"). Default: none. */
  secret?: IDataType;
  /** Passes over the memory: 1 to 2³²−1. */
  iterations: number;
  /** Lanes: 1 to 262143. They are computed one after the other. */
  parallelism: number;
  /** Memory size in KiB: 8 · parallelism to 2097151. */
  memorySize: number;
  /** Tag length in bytes: 4 to 1048576. */
  hashLength: number;
  /** What is returned: hexadecimal digits, bytes, or a PHC string. Default: `"hex"`. */
  outputType?: "hex" | "binary" | "encoded";
}

interface IArgon2OptionsBinary {
  outputType: "binary";
}

type Argon2ReturnType<T> = T extends IArgon2OptionsBinary ? Uint8Array : string;

type Given = Record<string, unknown>;

/**
 * Computes Argon2i.
 *
 * @throws As a rejection: Error with hash-wasm's messages; RangeError for a number above its range;
 * `Argon2Error` with code `OUT_OF_MEMORY` if the runtime refuses the memory.
 */
export function argon2i<T extends IArgon2Options>(options: T): Promise<Argon2ReturnType<T>> {
  return compute("argon2i", options);
}

/**
 * Computes Argon2id.
 *
 * @throws As a rejection: Error with hash-wasm's messages; RangeError for a number above its range;
 * `Argon2Error` with code `OUT_OF_MEMORY` if the runtime refuses the memory.
 */
export function argon2id<T extends IArgon2Options>(options: T): Promise<Argon2ReturnType<T>> {
  return compute("argon2id", options);
}

/**
 * Computes Argon2d.
 *
 * @throws As a rejection: Error with hash-wasm's messages; RangeError for a number above its range;
 * `Argon2Error` with code `OUT_OF_MEMORY` if the runtime refuses the memory.
 */
export function argon2d<T extends IArgon2Options>(options: T): Promise<Argon2ReturnType<T>> {
  return compute("argon2d", options);
}

/** Options of {@link argon2Verify}. */
export interface Argon2VerifyOptions {
  /** Password, which must not be empty. */
  password: IDataType;
  /** The secret that the hash was made with. */
  secret?: IDataType;
  /** PHC string of version 19. */
  hash: string;
}

/**
 * Whether a password matches a hash.
 *
 * @throws As a rejection: Error with hash-wasm's messages; `Argon2Error` with code `COST_LIMIT` for a
 * hash that needs more than 1 GiB (64 MiB in Workers and edge runtimes), or more than 8 GiB of
 * memory × passes.
 */
export async function argon2Verify(options: Argon2VerifyOptions): Promise<boolean> {
  requireObject(options);
  const { hash, password, secret } = options;
  if (typeof hash !== "string") throw new Error("Hash should be specified");
  const match =
    /^\$(argon2(?:id|i|d))\$v=([0-9]+)\$((?:[mtp]=[0-9]+,){2}[mtp]=[0-9]+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(
      hash,
    );
  if (!match) throw new Error("Invalid hash");
  const [, algorithm, version, parameters = "", salt = "", tagText = ""] = match;
  if (version !== "19") throw new Error(`Unsupported version: ${version}`);
  const costs = new Map(parameters.split(",").map((part) => [part.charAt(0), part.slice(2)]));
  const tag = fromBase64(tagText);
  const checked = check({
    ...{ password, secret, salt: fromBase64(salt), hashLength: tag.length },
    ...{ memorySize: toNumber(costs.get("m")), iterations: toNumber(costs.get("t")) },
    parallelism: toNumber(costs.get("p")),
  });
  // hash-wasm compares with the string that it would have written.
  const isCanonical = Array.from(costs.values()).every((text) => String(Number(text)) === text);
  if (!isCanonical || toBase64(tag) !== tagText) return false;
  const stored = { ...checked.inputs, algorithm: algorithm as Argon2Algorithm, tag };
  return verifyTag(checked.password, stored);
}

const toNumber = (text: string | undefined) => (text === undefined ? undefined : Number(text));

async function compute<T extends object>(
  algorithm: Argon2Algorithm,
  options: T,
): Promise<Argon2ReturnType<T>> {
  requireObject(options);
  const { password, inputs, tagLength, outputType } = check(options as Given);
  const tag = computeTag(password, { ...inputs, algorithm }, tagLength);
  if (outputType === "hex") return toHex(tag) as Argon2ReturnType<T>;
  const result = outputType === "binary" ? tag : encode({ ...inputs, algorithm, tag }, "mtp");
  return result as Argon2ReturnType<T>;
}

function requireObject(options: unknown): void {
  if (options && typeof options === "object") return;
  throw new Error("Invalid options parameter. It requires an object.");
}

/** Checks in hash-wasm's order, with its messages. */
function check(options: Given) {
  if (!options.password) throw new Error("Password must be specified");
  // Text stays text, because the core encodes it into bytes that it wipes.
  const isText = typeof options.password === "string";
  const password = isText ? (options.password as string) : toBytes(options.password);
  refuseUnless(password.length >= 1, "Password must be specified");
  if (!options.salt) throw new Error("Salt must be specified");
  const salt = toBytes(options.salt);
  refuseUnless(salt.length >= 8, "Salt should be at least 8 bytes long");
  const secret = toBytes(options.secret ?? "");
  const { iterations, parallelism, hashLength, memorySize, outputType = "hex" } = options;
  refuseUnless(isAtLeast(iterations, 1), "Iterations should be a positive number");
  refuseUnless(isAtLeast(parallelism, 1), "Parallelism should be a positive number");
  refuseUnless(isAtLeast(hashLength, 4), "Hash length should be at least 4 bytes.");
  refuseUnless(isAtLeast(memorySize, -Infinity), "Memory size should be specified.");
  const enough = (memorySize as number) >= 8 * (parallelism as number);
  refuseUnless(enough, "Memory size should be at least 8 * parallelism.");
  if (outputType !== "hex" && outputType !== "binary" && outputType !== "encoded") {
    const valid = "Valid values: ['hex', 'binary', 'encoded']";
    throw new Error(`Insupported output type ${outputType}. ${valid}`);
  }
  const costs = { iterations, parallelism, memorySize } as unknown as Costs;
  const inputs = { ...costs, version: 19, salt, secret };
  return { password, inputs, tagLength: hashLength as number, outputType };
}

type Costs = Pick<IArgon2Options, "iterations" | "parallelism" | "memorySize">;

function refuseUnless(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}

const isAtLeast = (value: unknown, least: number) =>
  Number.isInteger(value) && (value as number) >= least;

function toBytes(data: unknown): Uint8Array {
  if (typeof data === "string") return encodeText(data);
  if (ArrayBuffer.isView(data)) return bytesOf(data);
  throw new Error("Invalid data type!");
}
