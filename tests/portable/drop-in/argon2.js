// Compares edge-argon2/argon2 with the npm package argon2.

import { compare, named, PASSWORDS, verifyEachOther } from "./compare.js";

export const name = "argon2";

const salt = Buffer.from("somesaltsalt");
const secret = Buffer.from("pepper");
const tiny = { memoryCost: 64, timeCost: 1, parallelism: 2, salt };
const HASH =
  "$argon2id$v=19$m=64,p=2,t=1$c29tZXNhbHRzYWx0$fsjbzLSa2127QE15SY/iUqipZqDxntfYGhGrHYbkaSM";

const COSTS = [0, 1, 7, 16, "16", Number.NaN, null, undefined, 2 ** 32, true, "x", {}, 1n];
const BYTES = [undefined, "text", 5, Buffer.alloc(0), Buffer.alloc(7), Buffer.alloc(8)];
const PASSWORD_TYPES = [
  ...["\ud800", new String("abc"), [1, 258, "3"], new Uint16Array([1, 258]), new ArrayBuffer(3)],
  ...[new Uint8Array(2), undefined, null, {}, class A {}, Object.create(null)],
];

const STORED = {
  "its own": HASH,
  "another tag": HASH.replace(/.$/, "A"),
  empty: "",
  missing: undefined,
  "a number": 5,
  "no hash": "junk",
  "no version": HASH.replace("$v=19", ""),
  "version 18": HASH.replace("v=19", "v=18"),
  "costs in another order": HASH.replace("p=2,t=1", "t=1,p=2"),
  padding: `${HASH}=`,
  "a field too many": `${HASH}$x`,
  "associated data": HASH.replace("t=1", "t=1,data=YWJj"),
  "a key's name": HASH.replace("t=1", "t=1,keyid=YWJj"),
  "a cost twice": HASH.replace("t=1", "t=1,t=1"),
  "a leading zero": HASH.replace("m=64", "m=064"),
  "a sign": HASH.replace("m=64", "m=+64"),
  "little memory": HASH.replace("m=64", "m=7"),
  "no passes": HASH.replace("t=1", "t=0"),
  "no lanes": HASH.replace("p=2", "p=0"),
  "lanes missing": HASH.replace("p=2,", ""),
  "a short salt": HASH.replace("c29tZXNhbHRzYWx0", "c29tZXM"),
  "a short tag": HASH.replace(/[^$]+$/, "YWJj"),
  "upper case": HASH.toUpperCase(),
  "a space before": ` ${HASH}`,
  "a space after": `${HASH} `,
  "url-safe base64": HASH.replace("/", "-"),
  dots: HASH.replace(/...$/, "..."),
  "an id with capitals": HASH.replace("argon2id", "toString"),
  "no equals sign": HASH.replace("m=64,p=2,t=1", "m"),
  "only a dollar sign": "$",
  argon2i: HASH.replace("argon2id", "argon2i"),
  scrypt: "$scrypt$ln=15,r=8,p=1$YWJj$YWJj",
};

function* same() {
  yield ["hash: the defaults", (api) => api.hash("x")];
  for (const options of [null, undefined, 5, []]) {
    yield [`hash: options ${named(options)}`, (api) => api.hash("x", options)];
  }
  for (const raw of [true, false]) {
    const call = (api, options) => api.hash("x", { ...tiny, raw, ...options });
    const what = raw ? "raw" : "encoded";
    yield [`${what}`, (api) => call(api)];
    for (const option of ["memoryCost", "timeCost", "parallelism", "hashLength"]) {
      for (const value of COSTS) {
        yield [`${what}: ${option} ${named(value)}`, (api) => call(api, { [option]: value })];
      }
    }
    yield [`${what}: lanes of 2^24`, (api) => call(api, { parallelism: 2 ** 24 })];
    for (const version of [16, 19]) {
      yield [`${what}: version ${version}`, (api) => call(api, { version })];
    }
    for (const type of [0, 1, 2, 3, -1]) {
      yield [`${what}: type ${named(type)}`, (api) => call(api, { type })];
    }
    for (const option of ["salt", "secret", "associatedData"]) {
      for (const value of BYTES) {
        if (raw && option === "salt" && value === undefined) continue; // a random tag
        yield [`${what}: ${option} ${named(value)}`, (api) => call(api, { [option]: value })];
      }
    }
  }
  for (const type of ["argon2id", null]) {
    yield [`encoded: type ${named(type)}`, (api) => api.hash("x", { ...tiny, type })];
  }
  for (const version of ["19", null]) {
    yield [`encoded: version ${named(version)}`, (api) => api.hash("x", { ...tiny, version })];
  }
  for (const password of PASSWORD_TYPES) {
    yield [`password ${named(password)}`, (api) => api.hash(password, tiny)];
    yield [`verify: password ${named(password)}`, (api) => api.verify(HASH, password)];
  }
  for (const [title, stored] of Object.entries(STORED)) {
    yield [`verify: ${title}`, (api) => api.verify(stored, "x")];
    yield [`needsRehash: ${title}`, (api) => api.needsRehash(stored)];
    yield [`needsRehash with the same costs: ${title}`, (api) => api.needsRehash(stored, tiny)];
  }
  yield ["verify: bcrypt", (api) => api.verify("$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi", "x")];
  yield ["verify: a secret that is text", (api) => api.verify(HASH, "x", { secret: "s" })];
  yield ["needsRehash: a version", (api) => api.needsRehash(HASH, { ...tiny, version: 16 })];
  yield ["needsRehash: options null", (api) => api.needsRehash(HASH, null)];
  yield ["the types", ({ argon2d, argon2i, argon2id }) => [argon2d, argon2i, argon2id]];
}

function* different() {
  const hash = (options) => (api) => api.hash("x", { ...tiny, ...options });
  const shown = /TypeError.*ERR_INVALID_ARG_TYPE.*Received type number"/;
  yield ["a number in place of the password", (api) => api.hash(1234, tiny), shown];
  const array = { length: 1, 0: 5 };
  yield ["array-likes", (api) => api.hash(array, tiny), /ERR_INVALID_ARG_TYPE.*instance of Object/];
  yield [
    "a DataView",
    (api) => api.hash(new DataView(new ArrayBuffer(2)), tiny),
    /ERR_INVALID_ARG_TYPE/,
  ];
  yield ["fractions", hash({ memoryCost: 16.7 }), /"resolves":"\$argon2id\$v=19\$m=16,p=2,t=1\$/];
  yield ["version 18", hash({ version: 18 }), /RangeError.*version is 18; it must be 19 or 16/];
  yield ["version undefined", hash({ version: undefined }), /\$argon2id\$v=19\$/];
  yield ["a Uint8Array as salt", hash({ salt: new Uint8Array(8) }), /"resolves":"\$argon2id\$/];
  const data = { associatedData: new Uint8Array(1) };
  yield ["a Uint8Array as associated data", hash(data), /"resolves":"\$argon2id\$.*,data=AA\$/];
  const bcrypt = "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi";
  yield ["needsRehash: bcrypt", (api) => api.needsRehash(bcrypt), /"returns":true/];
  const other = HASH.replace("argon2id", "argon2x");
  yield ["needsRehash: another function", (api) => api.needsRehash(other, tiny), /"returns":true/];
  const parts = "$argon2id$v=19$c29tZXNhbHRzYWx0$YWJj";
  yield [
    "no parameters",
    (api) => api.verify(parts, "x"),
    /TypeError.*has no parameters, salt or hash/,
  ];
}

export function define(test, { ours, theirs }) {
  compare(test, { ours, theirs, same: same(), different: different() });
  verifyEachOther(test, {
    ...{ ours, theirs, passwords: PASSWORDS },
    hash: (api, password) =>
      api.hash(password, { ...tiny, salt: undefined, secret, associatedData: salt }),
    verify: (api, stored, password) => api.verify(stored, password, { secret }),
  });
}
