// What the drop-in entries share: one call that computes a tag, one that verifies it, and PHC strings.

import { type Argon2Algorithm, Argon2Error, Argon2id, hashRawSync } from "edge-argon2";
import { fromBase64, toBase64 } from "./bytes.ts";

/** Argon2's inputs except the password. */
export interface Inputs {
  algorithm: Argon2Algorithm;
  version: number;
  memorySize: number;
  iterations: number;
  parallelism: number;
  salt: Uint8Array;
  secret?: Uint8Array | undefined;
  associatedData?: Uint8Array | undefined;
}

export interface Stored extends Inputs {
  tag: Uint8Array;
}

/** The types by RFC 9106's numbers, which the peers use too. */
export const ALGORITHMS = ["argon2d", "argon2i", "argon2id"] as const;

export const MAX_UINT32: number = 2 ** 32 - 1;
export const MAX_LANES: number = 2 ** 24 - 1;

/** The peers neither normalize passwords nor limit their length. */
const AS_THEY_COME = { normalization: "none", maxPasswordLength: MAX_UINT32 } as const;

export function computeTag(
  password: string | Uint8Array,
  { version, ...inputs }: Inputs,
  tagLength: number,
): Uint8Array<ArrayBuffer> {
  return hashRawSync(password, { ...AS_THEY_COME, ...inputs, version: version as 16, tagLength });
}

/** `verify`'s cost limits apply, because a stored hash may be hostile. Its tag may have any length. */
export function verifyTag(password: string | Uint8Array, { secret, ...stored }: Stored): boolean {
  const hash = encode(stored, "mtp");
  const options = { ...AS_THEY_COME, secret, tagLength: stored.tag.length };
  return new Argon2id(options).verifySync(hash, password);
}

/** The PHC string, with the costs in the order in which a peer writes them. */
export function encode(stored: Omit<Stored, "secret">, order: "mtp" | "mpt"): string {
  const { algorithm, version, memorySize, iterations, parallelism, associatedData } = stored;
  const costs = { m: memorySize, t: iterations, p: parallelism };
  const fields = Array.from(order, (name) => `${name}=${costs[name as "m"]}`);
  if (associatedData?.length) fields.push(`data=${toBase64(associatedData)}`);
  const [salt, tag] = [toBase64(stored.salt), toBase64(stored.tag)];
  return `$${algorithm}$v=${version}$${fields}$${salt}$${tag}`;
}

/** Parses an Argon2 PHC string as strictly as the C reference does, without checking its costs. */
export function decode(hash: string): Stored | undefined {
  const match =
    /^\$(argon2(?:id|i|d))(?:\$v=(16|19))?\$([^$]+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(
      hash,
    );
  if (!match) return undefined;
  const [, algorithm, version = "16", parameters, salt, tag] = match as unknown as string[];
  const given = new Map<string, string>();
  for (const parameter of parameters?.split(",") ?? []) {
    const [, name, value] = /^([mtp]|keyid|data)=([A-Za-z0-9+/]+)$/.exec(parameter) ?? [];
    if (name === undefined || value === undefined) return undefined;
    given.set(name, value);
  }
  const [memorySize, iterations, parallelism] = Array.from("mtp", (name) =>
    decimal(given.get(name)),
  );
  const bytes = [salt, tag, given.get("data") ?? ""].map((text) => canonical(text as string));
  const [saltBytes, tagBytes, associatedData] = bytes;
  if (memorySize === undefined || iterations === undefined || parallelism === undefined) return;
  if (!saltBytes || !tagBytes || !associatedData) return undefined;
  return {
    algorithm: algorithm as Argon2Algorithm,
    version: Number(version),
    ...{ memorySize, iterations, parallelism, associatedData },
    salt: saltBytes,
    tag: tagBytes,
  };
}

function decimal(text: string | undefined): number | undefined {
  if (!text || !/^(0|[1-9]\d{0,9})$/.test(text)) return undefined;
  return Number(text) > MAX_UINT32 ? undefined : Number(text);
}

function canonical(text: string): Uint8Array | undefined {
  const bytes = fromBase64(text);
  return toBase64(bytes) === text ? bytes : undefined;
}

/** What the C reference, and libraries that follow it, report for inputs that are out of range. */
export function complaint(inputs: Inputs, tagLength: number): string | undefined {
  if (tagLength < 4) return "Output is too short";
  if (inputs.salt.length < 8) return "Salt is too short";
  const { memorySize, iterations, parallelism } = inputs;
  if (memorySize < Math.max(8, 8 * parallelism)) return "Memory cost is too small";
  if (iterations < 1) return "Time cost is too small";
  if (parallelism < 1) return "Too few lanes";
  if (parallelism > MAX_LANES) return "Too many lanes";
  return undefined;
}

export const NO_MEMORY = "Memory allocation error";

export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Argon2Error && error.code === "OUT_OF_MEMORY";
}

/** Draws 16 bytes, as the peers do. */
export function randomSalt(): Uint8Array<ArrayBuffer> {
  try {
    return crypto.getRandomValues(new Uint8Array(16));
  } catch (cause) {
    const message = "this runtime gives no random bytes for a salt, or not here";
    throw new Argon2Error("NO_RANDOM", message, { cause });
  }
}
