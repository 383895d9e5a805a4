// Compiles without Node's types and without the DOM's.
import argon2, { argon2i } from "edge-argon2/argon2";
import { argon2id, argon2Verify } from "edge-argon2/hash-wasm";
import { argon2Sync } from "edge-argon2/node-crypto";
import { Algorithm, hashRaw, hashSync, parseOptions, Version } from "edge-argon2/node-rs";
import { SubtleCrypto, subtle } from "edge-argon2/webcrypto";

const salt = new Uint8Array(16);

export async function program(): Promise<unknown[]> {
  const stored: string = hashSync("password", { algorithm: Algorithm.Argon2d, salt });
  const raw: string = (await hashRaw("password", { version: Version.V0x10 })).toString("hex");
  const costs = { iterations: 2, parallelism: 1, memorySize: 19456, hashLength: 32 };
  const bytes: Uint8Array = await argon2id({ ...costs, password: "x", salt, outputType: "binary" });
  const tag = await argon2.hash("password", { raw: true, type: argon2i, salt, secret: salt });
  const isEqual: boolean = tag.equals(bytes);
  const parameters = { memory: 8, passes: 1, parallelism: 1, tagLength: 32 };
  const more: Uint8Array = argon2Sync("argon2id", { message: "x", nonce: salt, ...parameters });
  const key = await subtle.importKey("raw-secret", salt, "Argon2id", false, ["deriveBits"]);
  const params = { ...parameters, name: "Argon2id" as const, nonce: salt };
  const bits: ArrayBuffer = await subtle.deriveBits(params, key, 256);
  const right: boolean = await argon2Verify({ password: "x", hash: stored });
  const isThere: boolean = SubtleCrypto.supports("importKey", "Argon2id");
  return [raw, isEqual, more, bits, right, isThere, parseOptions(stored).memoryCost];
}

// @ts-expect-error an option of a different library
hashSync("password", { memorySize: 8 });
// @ts-expect-error a salt that is text
void argon2.hash("password", { salt: "text" });
// @ts-expect-error an option that must be given
void argon2id({ password: "x", salt, iterations: 1, parallelism: 1, memorySize: 8 });
// @ts-expect-error an unknown type
argon2Sync("argon2x", {
  message: "x",
  nonce: salt,
  memory: 8,
  passes: 1,
  parallelism: 1,
  tagLength: 4,
});
