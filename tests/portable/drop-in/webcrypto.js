// Compares edge-argon2/webcrypto with Node's own WebCrypto, which has had Argon2 since 24.8. Error
// messages are up to each platform, so only the errors' names are compared.

import * as check from "../../kit/check.js";
import { named } from "./compare.js";

export const name = "webcrypto";

const password = new Uint8Array([1, 2, 3]);
const tiny = { name: "Argon2id", nonce: new Uint8Array(16), parallelism: 1, memory: 64, passes: 1 };
const AES = { name: "AES-GCM", length: 256 };
const IV = { name: "AES-GCM", iv: new Uint8Array(12) };

const VALUES = [
  undefined,
  null,
  0,
  1,
  7,
  8,
  19,
  20,
  1.5,
  "8",
  -1,
  Number.NaN,
  2 ** 24 - 1,
  true,
  {},
  1n,
];
const BYTES = [
  ...[undefined, null, 5, "text", {}, [1], new Uint8Array(), new Uint8Array(7), new Uint8Array(8)],
  ...[new ArrayBuffer(8), new Uint16Array(4), new DataView(new ArrayBuffer(8))],
  ...[new SharedArrayBuffer(8), new Uint8Array(new SharedArrayBuffer(8))],
];

const importKey = ({ subtle }, { format = "raw-secret", ...rest } = {}) => {
  const { data = password, algorithm = "Argon2id", extractable = false } = rest;
  return subtle.importKey(
    format,
    data,
    algorithm,
    extractable,
    rest.usages ?? ["deriveBits", "deriveKey"],
  );
};

async function* calls() {
  for (const format of ["raw", "jwk", "pkcs8", "raw-public", "raw-seed", "bogus"]) {
    yield [`format ${format}`, (api) => importKey(api, { format })];
  }
  for (const algorithm of [
    "argon2id",
    "ARGON2D",
    { name: "argon2I", more: 1 },
    "Argon2x",
    {},
    null,
  ]) {
    yield [`algorithm ${named(algorithm)}`, (api) => importKey(api, { algorithm })];
  }
  for (const extractable of [true, 1, 0, ""]) {
    yield [`extractable ${named(extractable)}`, (api) => importKey(api, { extractable })];
  }
  for (const usages of [[], ["sign"], ["bogus"], ["deriveBits", "deriveBits"], "deriveBits", 5]) {
    yield [`usages ${named(usages)}`, (api) => importKey(api, { usages })];
  }
  for (const data of BYTES.slice(1)) {
    yield [`key data ${named(data)}`, (api) => importKey(api, { data })];
  }
  yield [
    "too few arguments of importKey",
    ({ subtle }) => subtle.importKey("raw-secret", password),
  ];

  const bits =
    (options, length = 256, key = {}) =>
    async (api) =>
      api.subtle.deriveBits({ ...tiny, ...options }, await importKey(api, key), length);
  for (const length of [null, 0, 8, 24, 31, 32, 33, 40, 256, "256", -8, 2 ** 32, 1.5, Number.NaN]) {
    yield [`length ${named(length)}`, bits({}, length)];
  }
  for (const member of ["parallelism", "memory", "passes", "version"]) {
    for (const value of VALUES) {
      if (member !== "version" && value > 2 ** 23) continue; // too much work
      yield [`${member} ${named(value)}`, bits({ [member]: value })];
    }
  }
  for (const member of ["nonce", "secretValue", "associatedData"]) {
    for (const value of BYTES) yield [`${member} ${named(value)}`, bits({ [member]: value })];
  }
  yield ["another type of key", bits({}, 256, { algorithm: "Argon2d" })];
  yield ["another type of Argon2", bits({ name: "Argon2d" })];
  yield ["a key for deriveKey only", bits({}, 256, { usages: ["deriveKey"] })];
  yield ["a key that is none", ({ subtle }) => subtle.deriveBits(tiny, {}, 256)];
  yield ["too few arguments of deriveBits", ({ subtle }) => subtle.deriveBits(tiny)];
  yield [
    "HKDF with an Argon2 key",
    async (api) => {
      const hkdf = { name: "HKDF", hash: "SHA-256", salt: password, info: password };
      return api.subtle.deriveBits(hkdf, await importKey(api), 256);
    },
  ];
  yield [
    "Argon2 with an HKDF key",
    async ({ subtle }) => {
      const key = await subtle.importKey("raw", password, "HKDF", false, ["deriveBits"]);
      return subtle.deriveBits(tiny, key, 256);
    },
  ];

  const derive = (type, usages, key) => async (api) => {
    const derived = await api.subtle.deriveKey(tiny, await importKey(api, key), type, true, usages);
    return [derived.algorithm, derived.usages, await api.subtle.exportKey("raw", derived)];
  };
  const hmac = { name: "HMAC", hash: "SHA-256" };
  for (const [title, type, usages, key] of [
    ["AES-GCM", AES, ["encrypt"]],
    ["HMAC", hmac, ["sign"]],
    ["HMAC of 40 bits", { ...hmac, length: 40 }, ["sign"]],
    ["HMAC with SHA-512", { ...hmac, hash: "SHA-512" }, ["sign"]],
    ["HKDF", "HKDF", ["deriveBits"]],
    ["Argon2id", "Argon2id", ["deriveBits"]],
    ["AES-GCM of 100 bits", { ...AES, length: 100 }, ["encrypt"]],
    ["AES-GCM without a length", "AES-GCM", ["encrypt"]],
    ["an unknown algorithm", "Bogus", ["encrypt"]],
    ["no usages", AES, []],
    ["wrong usages", AES, ["sign"]],
    ["a key for deriveBits only", AES, ["encrypt"], { usages: ["deriveBits"] }],
  ]) {
    yield [`deriveKey: ${title}`, derive(type, usages, key)];
  }

  const withKey = (use) => async (api) => use(api.subtle, await importKey(api));
  yield ["exportKey", withKey((subtle, key) => subtle.exportKey("raw-secret", key))];
  yield ["exportKey of a wrong format", withKey((subtle, key) => subtle.exportKey("bogus", key))];
  yield ["sign", withKey((subtle, key) => subtle.sign("HMAC", key, password))];
  yield ["generateKey", ({ subtle }) => subtle.generateKey("Argon2id", false, ["deriveBits"])];
  yield ["digest", async ({ subtle }) => subtle.digest("SHA-256", password)];
  const wrapping = await crypto.subtle.generateKey(AES, true, ["wrapKey", "unwrapKey", "encrypt"]);
  const wrapped = await crypto.subtle.encrypt(IV, wrapping, password);
  yield ["wrapKey", withKey((subtle, key) => subtle.wrapKey("raw-secret", key, wrapping, IV))];
  yield [
    "unwrapKey",
    async ({ subtle }) => {
      const to = ["Argon2id", false, ["deriveBits"]];
      const key = await subtle.unwrapKey("raw-secret", wrapped, wrapping, IV, ...to);
      return subtle.deriveBits(tiny, key, 256);
    },
  ];
  for (const args of [
    ...[
      ["importKey", "Argon2id"],
      ["exportKey", "Argon2id"],
      ["sign", "Argon2id"],
    ],
    ...[
      ["deriveBits", tiny, 256],
      ["deriveBits", tiny, null],
      ["deriveBits", "Argon2id", 256],
    ],
    ...[
      ["deriveBits", { ...tiny, memory: 7 }, 256],
      ["deriveBits", { ...tiny, version: 20 }, 256],
    ],
    ...[
      ["deriveKey", tiny, AES],
      ["deriveKey", tiny, "HKDF"],
      ["deriveKey", tiny, "AES-GCM"],
    ],
    ...[
      ["unwrapKey", IV, "Argon2id"],
      ["wrapKey", IV, "Argon2id"],
      ["importKey", "Bogus"],
    ],
    ...[["digest", "SHA-256"], ["importKey"]],
  ]) {
    const title = `supports ${args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg)))}`;
    yield [title, ({ SubtleCrypto }) => SubtleCrypto.supports(...args)];
  }
}

async function outcome(call) {
  try {
    const value = await call();
    if (value instanceof CryptoKey) {
      const { type, extractable, algorithm, usages } = value;
      return JSON.stringify({ type, extractable, algorithm, usages });
    }
    return JSON.stringify(value, (_, part) =>
      part instanceof ArrayBuffer ? Array.from(new Uint8Array(part)).join() : part,
    );
  } catch (error) {
    const kind = error instanceof DOMException ? "DOMException" : error.constructor.name;
    return `${kind} ${error.name}`;
  }
}

export async function define(test, { ours, theirs }) {
  for await (const [title, call] of calls()) {
    test(title, async () => {
      const [own, other] = [await outcome(() => call(ours)), await outcome(() => call(theirs))];
      check.equal(own, other, title);
    });
  }
  test("a key of the platform's own is the platform's matter", async () => {
    const key = await importKey(theirs);
    const own = await ours.subtle.deriveBits(tiny, key, 256);
    const other = await theirs.subtle.deriveBits(tiny, await importKey(theirs), 256);
    check.equal(String(new Uint8Array(own)), String(new Uint8Array(other)));
  });
}
