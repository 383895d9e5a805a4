// Compares edge-argon2/hash-wasm with hash-wasm.

import { compare, named, PASSWORDS, verifyEachOther } from "./compare.js";

export const name = "hash-wasm";

const tiny = {
  ...{ password: "x", salt: "somesaltsalt", iterations: 1, parallelism: 2, memorySize: 64 },
  hashLength: 32,
};
const HASH =
  "$argon2id$v=19$m=64,t=1,p=2$c29tZXNhbHRzYWx0$fsjbzLSa2127QE15SY/iUqipZqDxntfYGhGrHYbkaSM";

const DATA = [
  ...[
    "",
    "1234567",
    "text text",
    new Uint8Array(),
    new Uint8Array(8),
    new Uint16Array([1, 2, 3, 4]),
  ],
  ...[Buffer.from("text text"), new DataView(new ArrayBuffer(8)), undefined, null, 1, [], {}],
  new ArrayBuffer(8),
];
const NUMBERS = [undefined, null, 0, 1, 3, 4, 8, 15, 16, 64, 1.5, -1, Number.NaN, "", "8", 8n];

const STORED = {
  "its own": HASH,
  "another tag": HASH.replace(/.$/, "A"),
  "bits too many": HASH.replace(/M$/, "N"),
  empty: "",
  missing: undefined,
  "no hash": "junk",
  "no version": HASH.replace("$v=19", ""),
  "version 16": HASH.replace("v=19", "v=16"),
  "costs in another order": HASH.replace("t=1,p=2", "p=2,t=1"),
  padding: `${HASH}=`,
  "a field too many": `${HASH}$x`,
  "associated data": HASH.replace("p=2", "p=2,data=YWJj"),
  "a cost thrice": HASH.replace("m=64,t=1,p=2", "m=64,m=64,m=64"),
  "a leading zero": HASH.replace("m=64", "m=064"),
  "little memory": HASH.replace("m=64", "m=7"),
  "no passes": HASH.replace("t=1", "t=0"),
  "no lanes": HASH.replace("p=2", "p=0"),
  "a short salt": HASH.replace("c29tZXNhbHRzYWx0", "c29tZXM"),
  "a short tag": HASH.replace(/[^$]+$/, "YWJj"),
  "upper case": HASH.toUpperCase(),
  "url-safe base64": HASH.replace("/", "-"),
  argon2i: HASH.replace("argon2id", "argon2i"),
};

function* same() {
  for (const method of ["argon2i", "argon2d", "argon2id"]) {
    const call = (api, options) => api[method]({ ...tiny, ...options });
    for (const outputType of [undefined, "hex", "binary", "encoded", "base64", "", null]) {
      yield [`${method}: output type ${named(outputType)}`, (api) => call(api, { outputType })];
    }
    for (const option of ["password", "salt", "secret"]) {
      for (const value of DATA) {
        yield [`${method}: ${option} ${named(value)}`, (api) => call(api, { [option]: value })];
      }
    }
    for (const option of ["iterations", "parallelism", "memorySize", "hashLength"]) {
      for (const value of NUMBERS) {
        yield [`${method}: ${option} ${named(value)}`, (api) => call(api, { [option]: value })];
      }
    }
  }
  for (const options of [undefined, null, "", "x", [], 5]) {
    yield [`argon2id: options ${named(options)}`, (api) => api.argon2id(options)];
    yield [`argon2Verify: options ${named(options)}`, (api) => api.argon2Verify(options)];
  }
  for (const [title, hash] of Object.entries(STORED)) {
    yield [`argon2Verify: ${title}`, (api) => api.argon2Verify({ password: "x", hash })];
  }
  for (const value of DATA) {
    const title = `argon2Verify: password ${named(value)}`;
    yield [title, (api) => api.argon2Verify({ password: value, hash: HASH })];
    const secret = `argon2Verify: secret ${named(value)}`;
    yield [secret, (api) => api.argon2Verify({ password: "x", hash: HASH, secret: value })];
  }
}

export function define(test, { ours, theirs }) {
  compare(test, { ours, theirs, same: same(), different: [] });
  verifyEachOther(test, {
    ...{ ours, theirs, passwords: PASSWORDS },
    hash: (api, password) =>
      api.argon2id({ ...tiny, password, secret: "pepper", outputType: "encoded" }),
    verify: (api, hash, password) => api.argon2Verify({ hash, password, secret: "pepper" }),
  });
}
