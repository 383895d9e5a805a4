// Compares edge-argon2/node-rs with @node-rs/argon2.

import * as check from "../../kit/check.js";
import { compare, named, PASSWORDS, verifyEachOther } from "./compare.js";

export const name = "node-rs";

const salt = Buffer.from("somesaltsalt");
const secret = Buffer.from("pepper");
const tiny = { memoryCost: 64, timeCost: 1, salt };
const HASH =
  "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzYWx0$RtB0IUP3xEAuGSRvT45ywO3GGTcSp+PYO9ughMs0YdU";

const NUMBERS = [0, 0.6, 1, 7, 8, 9.7, 2 ** 32, Number.NaN, "8", true, null, undefined, 1n];
const VIEWS = [
  ...[undefined, null, "somesaltsalt", [1, 2, 3, 4, 5, 6, 7, 8], new ArrayBuffer(9)],
  ...[Buffer.alloc(0), Buffer.alloc(7), new Uint8Array(8), new Uint16Array(8)],
];
const PASSWORD_TYPES = [
  undefined,
  null,
  5,
  {},
  [1, 2],
  new Uint16Array(2),
  new ArrayBuffer(3),
  true,
];

/** A hash of "x", and strings that differ from it a little or a lot. */
const STORED = {
  "its own": HASH,
  "another tag": HASH.replace(/.$/, "A"),
  empty: "",
  "no hash": "junk",
  bcrypt: "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
  "no version": HASH.replace("$v=19", ""),
  "version 18": HASH.replace("v=19", "v=18"),
  "costs in another order": HASH.replace("t=1,p=1", "p=1,t=1"),
  padding: `${HASH}=`,
  "a field too many": `${HASH}$x`,
  "associated data": HASH.replace("p=1", "p=1,data=YWJj"),
  "a key's name": HASH.replace("p=1", "p=1,keyid=YWJj"),
  "a cost twice": HASH.replace("p=1", "p=1,p=1"),
  "a leading zero": HASH.replace("m=64", "m=064"),
  "little memory": HASH.replace("m=64", "m=7"),
  "no passes": HASH.replace("t=1", "t=0"),
  "no lanes": HASH.replace("p=1", "p=0"),
  "a short salt": HASH.replace("c29tZXNhbHRzYWx0", "c29tZXM"),
  "a short tag": HASH.replace(/[^$]+$/, "YWJj"),
  "no tag": HASH.replace(/\$[^$]+$/, ""),
  "upper case": HASH.toUpperCase(),
  "a space": ` ${HASH}`,
  "url-safe base64": HASH.replace("+", "-"),
  "bits too many": HASH.replace(/U$/, "V"),
  "an unknown type": HASH.replace("argon2id", "argon2x"),
  "memory of 2^32": HASH.replace("m=64", "m=4294967296"),
  "a new line": `${HASH}\n`,
  argon2i: HASH.replace("argon2id", "argon2i"),
};

function* same() {
  for (const method of ["hash", "hashSync"]) {
    yield [`${method}: the defaults`, (api) => api[method]("x")];
    for (const options of [null, undefined, 5, "x", []]) {
      yield [`${method}: options ${named(options)}`, (api) => api[method]("x", options)];
    }
  }
  for (const method of ["hash", "hashSync", "hashRaw", "hashRawSync"]) {
    const call = (api, options) => api[method]("x", { ...tiny, ...options });
    for (const algorithm of [0, 1, 2, 5, "argon2id"]) {
      yield [`${method}: algorithm ${algorithm}`, (api) => call(api, { algorithm })];
    }
    for (const version of [0, 1, 2, 19]) {
      yield [`${method}: version ${version}`, (api) => call(api, { version })];
    }
    for (const password of PASSWORD_TYPES) {
      yield [`${method}: password ${named(password)}`, (api) => api[method](password, tiny)];
    }
    for (const option of ["memoryCost", "timeCost", "parallelism", "outputLen"]) {
      for (const value of NUMBERS) {
        yield [`${method}: ${option} ${named(value)}`, (api) => call(api, { [option]: value })];
      }
    }
    for (const value of VIEWS) {
      yield [`${method}: secret ${named(value)}`, (api) => call(api, { secret: value })];
      if (value === undefined && method.startsWith("hashRaw")) continue; // a random tag
      yield [`${method}: salt ${named(value)}`, (api) => call(api, { salt: value })];
    }
  }
  for (const [title, stored] of Object.entries(STORED)) {
    yield [`verify: ${title}`, (api) => api.verify(stored, "x")];
    yield [`verifySync: ${title}`, (api) => api.verifySync(stored, "x")];
    yield [`parseOptions: ${title}`, (api) => api.parseOptions(stored)];
  }
  yield ["verify: bytes", (api) => api.verify(Buffer.from(HASH), Buffer.from("x"))];
  yield ["verify: a hash that is not UTF-8", (api) => api.verify(Buffer.of(255), "x")];
  yield ["verify: no hash", (api) => api.verify(undefined, "x")];
  yield ["verify: no password", (api) => api.verify(HASH, undefined)];
  yield ["verify: costs in the options", (api) => api.verify(HASH, "x", { memoryCost: 1 })];
  yield ["verify: a wrong secret", (api) => api.verify(HASH, "x", { secret })];
  yield ["parseOptions: no hash", (api) => api.parseOptions()];
  yield ["a signal that is none", (api) => api.hash("x", tiny, 5)];
  yield ["a signal that is null", (api) => api.hash("x", tiny, null)];
  yield [
    "enums",
    (api) => [0, 1, 2].map((n) => api.Algorithm[["Argon2d", "Argon2i", "Argon2id"][n]]),
  ];
  yield ["versions", (api) => [api.Version.V0x10, api.Version.V0x13]];
}

function* different() {
  const aborted = AbortSignal.abort();
  yield [
    "an aborted signal",
    (api) => api.hash("x", tiny, aborted),
    /"rejects".*AbortError.*Cancelled/,
  ];
  const bytes = Buffer.of(255, 254);
  const verifiesBytes = async (api) => api.verify(await api.hash(bytes, tiny), bytes);
  yield ["verify: a password that is not UTF-8", verifiesBytes, /"resolves":true/];
}

export function define(test, { ours, theirs }) {
  compare(test, { ours, theirs, same: same(), different: different() });
  verifyEachOther(test, {
    ...{ ours, theirs, passwords: PASSWORDS },
    hash: (api, password) => api.hash(password, { memoryCost: 64, timeCost: 1, secret }),
    verify: (api, stored, password) => api.verify(stored, password, { secret }),
  });
  test("a signal aborts a call that has not begun", async () => {
    const controller = new AbortController();
    const promise = ours.hash("x", tiny, controller.signal);
    controller.abort();
    const error = await promise.catch((reason) => reason);
    check.equal(error.name, "AbortError");
    check.equal(error.code, "Cancelled");
  });
}
