import type { Argon2Algorithm } from "edge-argon2";
import type * as Public from "../../pkg-template/hash-wasm.js";
import { bytesOf, encodeText, fromBase64, toBase64, toHex } from "./bytes.ts";
import { computeTag, encode, verifyTag } from "./core.ts";

type Given = Record<string, unknown>;

export const argon2i = hashWith("argon2i");
export const argon2id = hashWith("argon2id");
export const argon2d = hashWith("argon2d");

export const argon2Verify: typeof Public.argon2Verify = async (options) => {
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
};

const toNumber = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function hashWith(algorithm: Argon2Algorithm): typeof Public.argon2id {
  return (async (options: Given) => {
    requireObject(options);
    const { password, inputs, tagLength, outputType } = check(options);
    const tag = computeTag(password, { ...inputs, algorithm }, tagLength);
    if (outputType === "hex") return toHex(tag);
    return outputType === "binary" ? tag : encode({ ...inputs, algorithm, tag }, "mtp");
  }) as typeof Public.argon2id;
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

type Costs = Pick<Public.IArgon2Options, "iterations" | "parallelism" | "memorySize">;

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
