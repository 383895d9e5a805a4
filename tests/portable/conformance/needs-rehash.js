// needsRehash returns true if the hash is weaker than the instance's, or its salt or tag has a
// different length.

import * as check from "../../kit/check.js";

export const name = "needs rehash";

const own = { memorySize: 64, iterations: 3, parallelism: 2, tagLength: 32 };
const SALT = "A".repeat(22); // 16 zero bytes

const hash = ({
  algorithm = "argon2id",
  version = "v=19$",
  m = 64,
  t = 3,
  p = 2,
  salt = SALT,
  tag = 32,
}) =>
  `$${algorithm}$${version}m=${m},t=${t},p=${p}$${salt}$${"AAAA".repeat(tag / 3)}${TAIL[tag % 3]}`;
// The base64 of the last `tag % 3` zero bytes.
const TAIL = ["", "AA", "AAA"];

const CASES = [
  ["the same costs", {}, false],
  ["less memory", { m: 63 }, true],
  ["fewer passes", { t: 2 }, true],
  ["fewer lanes", { p: 1 }, true],
  ["more memory", { m: 65 }, false],
  ["more passes", { t: 4 }, false],
  ["more lanes", { p: 3 }, false],
  ["more of everything", { m: 2 ** 32 - 1, t: 2 ** 32 - 1, p: 255 }, false],
  ["more memory but fewer passes", { m: 1024, t: 2 }, true],
  ["a shorter tag", { tag: 31 }, true],
  ["a longer tag", { tag: 33 }, true],
  ["a salt of 8 bytes", { salt: "c29tZXNhbHQ" }, true],
  ["a salt of 15 bytes", { salt: "A".repeat(20) }, true],
  ["a salt of 18 bytes", { salt: "A".repeat(24) }, true],
  ["argon2i", { algorithm: "argon2i" }, true],
  ["argon2d", { algorithm: "argon2d" }, true],
  ["version 16", { version: "v=16$" }, true],
  ["no version, which means 16", { version: "" }, true],
];

export function define(test, { api }) {
  const argon2id = new api.Argon2id(own);
  for (const [what, change, expected] of CASES) {
    test(what, () => check.equal(argon2id.needsRehash(hash(change)), expected));
  }

  test("an instance's own hash needs none", async () => {
    check.equal(argon2id.needsRehash(await argon2id.hash("password")), false, "own");
    const defaults = new api.Argon2id();
    check.equal(defaults.needsRehash(await defaults.hash("password")), false, "defaults");
    check.equal(defaults.needsRehash(hash({})), true, "cheaper than the defaults");
  });

  test("parameters in another order are the same costs", () => {
    const reordered = hash({}).replace("m=64,t=3,p=2", "p=2,t=3,m=64");
    check.equal(argon2id.needsRehash(reordered), false);
  });

  test("a hash that is not Argon2's needs it", () => {
    const key = "ab".repeat(64);
    for (const text of ["$2b$12$R9h/cIPz0gi.URNNX3kh2O", `s2:salt:${key}`, `salt:${key}`, "x"]) {
      check.equal(argon2id.needsRehash(text), true, text);
    }
  });

  test('{ when: "different" } counts costs that were lowered', () => {
    const different = { when: "different" };
    for (const [change, expected] of [
      [{}, false],
      [{ m: 65 }, true],
      [{ m: 63 }, true],
      [{ t: 4 }, true],
      [{ p: 3 }, true],
    ]) {
      check.equal(argon2id.needsRehash(hash(change), different), expected, JSON.stringify(change));
    }
    check.equal(argon2id.needsRehash(hash({ m: 65 }), { when: "weaker" }), false, "weaker");
    check.equal(argon2id.needsRehash(hash({ m: 65 }), {}), false, "the default");
    const expected = { type: TypeError, mentions: ["when", "weaker", "different"] };
    check.throws(() => argon2id.needsRehash(hash({}), { when: "stronger" }), expected);
  });

  test("a broken Argon2 hash is an error, not a reason to rehash", () => {
    for (const text of ["", hash({}).slice(0, 20), hash({ t: 0 })]) {
      check.throws(() => argon2id.needsRehash(text), { type: api.Argon2Error }, text);
    }
  });
}
