// Compares edge-argon2/node-crypto with node:crypto, which has had Argon2 since Node 24.7.

import { promisify } from "node:util";
import { compare, named } from "./compare.js";

export const name = "node-crypto";

const tiny = {
  ...{ message: Buffer.from("x"), nonce: Buffer.from("somesaltsalt"), parallelism: 1 },
  ...{ tagLength: 32, memory: 64, passes: 1 },
};

const BYTES = [
  ...["text", "", "it's text", "x".repeat(40), "\ud800", new Uint16Array([1, 2, 3, 4])],
  ...[new ArrayBuffer(9), new SharedArrayBuffer(9), new DataView(new ArrayBuffer(9))],
  ...[Buffer.alloc(0), Buffer.alloc(7), undefined, null, {}, [1, 2], new Date(0), class A {}],
  ...[Object.create(null), () => 1],
];
const NUMBERS = [
  ...[undefined, null, "1", 1.5, Number.NaN, Infinity, -Infinity, -1, 0, -0, 1, 3, 4, 8],
  ...[2 ** 32, 2 ** 53, 1e21, 123456789012, 1n, true, {}, [1], Symbol("q")],
];

function* same() {
  for (const algorithm of [
    "argon2d",
    "argon2i",
    "argon2id",
    "argon2x",
    "ARGON2ID",
    "",
    null,
    5,
    {},
  ]) {
    yield [`algorithm ${named(algorithm)}`, (api) => api.argon2Sync(algorithm, tiny)];
  }
  for (const parameters of [undefined, null, [], new Map(), {}]) {
    yield [`parameters ${named(parameters)}`, (api) => api.argon2Sync("argon2id", parameters)];
  }
  const sync = (options) => (api) => api.argon2Sync("argon2id", { ...tiny, ...options });
  for (const option of ["message", "nonce", "secret", "associatedData"]) {
    for (const value of BYTES) yield [`${option} ${named(value)}`, sync({ [option]: value })];
  }
  for (const option of ["nonce", "associatedData"]) {
    for (const value of [5, true, 1n, Number.NaN, -0, Symbol("x")]) {
      yield [`${option} ${named(value)}`, sync({ [option]: value })];
    }
  }
  for (const option of ["parallelism", "tagLength", "memory", "passes"]) {
    for (const value of NUMBERS) yield [`${option} ${named(value)}`, sync({ [option]: value })];
  }
  for (const parallelism of [2 ** 24 - 1, 2 ** 24]) {
    yield [`parallelism ${parallelism}`, sync({ parallelism })];
  }
  for (const callback of [undefined, null, {}, 5, "x"]) {
    const title = `callback ${named(callback)}`;
    yield [title, (api) => api.argon2("argon2id", tiny, callback)];
  }
  yield ["promisified", (api) => promisify(api.argon2)("argon2id", tiny)];
  yield ["the error before the callback", (api) => api.argon2("argon2id", {}, () => {})];
  yield ["inherited parameters", (api) => api.argon2Sync("argon2id", Object.create(tiny))];
}

function* different() {
  for (const [option, value] of [
    ["message", 1234],
    ["secret", true],
  ]) {
    const call = (api) => api.argon2Sync("argon2id", { ...tiny, [option]: value });
    yield [`${option} ${named(value)}`, call, /ERR_INVALID_ARG_TYPE.*Received type \w+"/];
  }
  const swapped = (api) => api.argon2Sync("argon2id", "password");
  yield ["text in place of the parameters", swapped, /Received type string"/];
}

export function define(test, { ours, theirs }) {
  compare(test, { ours, theirs, same: same(), different: different() });
}
