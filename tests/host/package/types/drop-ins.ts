// Uses each export of the entries with other libraries' interfaces.

import argon2, {
  argon2d,
  argon2i,
  argon2id,
  type HashOptions,
  hash,
  needsRehash,
  type VerifyOptions,
  verify,
} from "edge-argon2/argon2";
import {
  type Argon2VerifyOptions,
  argon2d as argon2dOf,
  argon2id as argon2idOf,
  argon2i as argon2iOf,
  argon2Verify,
  type IArgon2Options,
  type IDataType,
} from "edge-argon2/hash-wasm";
import crypto, {
  type Argon2Algorithm,
  type Argon2Parameters,
  argon2Sync,
  type BinaryLike,
  type Bytes as CryptoBytes,
  argon2 as compute,
} from "edge-argon2/node-crypto";
import {
  Algorithm,
  type Bytes,
  type BytesWithoutBuffer,
  hashRaw,
  hashRawSync,
  hash as hashRs,
  hashSync,
  type Options,
  type ParsedHashOptions,
  parseOptions,
  type Signal,
  Version,
  verify as verifyRs,
  verifySync,
} from "edge-argon2/node-rs";
import {
  type Argon2Name,
  type Argon2Params,
  type Key,
  SubtleCrypto,
  subtle,
  crypto as webCrypto,
} from "edge-argon2/webcrypto";

const hashOptions: HashOptions = { type: argon2id, memoryCost: 65536, timeCost: 3 };
const verifyOptions: VerifyOptions = {};
export const nodeArgon2: [Promise<string>, Promise<boolean>, boolean] = [
  hash("password", hashOptions),
  verify("$argon2id$…", "password", verifyOptions),
  needsRehash("$argon2id$…", { memoryCost: 65536 }),
];
export const types: number[] = [argon2d, argon2i, argon2id, argon2.argon2id];

const data: IDataType = new Uint16Array(8);
const costs: IArgon2Options = {
  password: "password",
  salt: data,
  iterations: 2,
  parallelism: 1,
  memorySize: 64,
  hashLength: 32,
};
const verification: Argon2VerifyOptions = { password: "password", hash: "$argon2id$…" };
export const hashWasm = [argon2dOf(costs), argon2iOf(costs), argon2idOf(costs)];
export const verified: Promise<boolean> = argon2Verify(verification);

const message: BinaryLike = "password";
const algorithm: Argon2Algorithm = "argon2id";
const parameters: Argon2Parameters = {
  message,
  nonce: new Uint8Array(16),
  parallelism: 1,
  tagLength: 32,
  memory: 64,
  passes: 2,
};
compute(algorithm, parameters, (_error, _tag) => {});
export const tags: CryptoBytes[] = [
  argon2Sync(algorithm, parameters),
  crypto.argon2Sync(algorithm, parameters),
];

const options: Options = { algorithm: Algorithm.Argon2id, version: Version.V0x13, timeCost: 2 };
declare const signal: Signal;
export const hashed: [Promise<string>, string] = [
  hashRs("password", options, signal),
  hashSync("password", options),
];
export const raw: [Promise<Bytes>, Bytes] = [hashRaw("password"), hashRawSync("password")];
export const answers: [Promise<boolean>, boolean] = [
  verifyRs("$argon2id$…", "password"),
  verifySync("$argon2id$…", "password"),
];
export const parsed: ParsedHashOptions = parseOptions("$argon2id$…");
export const plain: BytesWithoutBuffer | undefined = undefined;

const name: Argon2Name = "Argon2id";
const params: Argon2Params = {
  name,
  nonce: new Uint8Array(16),
  parallelism: 1,
  memory: 64,
  passes: 2,
};
declare const key: Key;
export const bits: Promise<ArrayBuffer> = subtle.deriveBits(params, key, 256);
export const doors: unknown[] = [webCrypto.subtle, SubtleCrypto];
