// encode is parse's inverse, and parse reads the decoy.

import { fromHex, toHex } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "encode";

const SALT = "c29tZXNhbHQ";
const TAG = "FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";

export function define(test, { api }) {
  const { Argon2id, encode, parse } = api;

  for (const hash of [
    `$argon2id$v=19$m=64,t=2,p=1$${SALT}$${TAG}`,
    `$argon2i$v=16$m=4294967295,t=4294967295,p=16777215$${SALT}$a3qUfQ`,
    `$argon2d$v=19$m=64,t=2,p=1,keyid=AQID,data=BAUG$${SALT}$${TAG}`,
    `$argon2id$v=19$m=8,t=1,p=1$${"A".repeat(172)}$${"/".repeat(172)}`,
  ]) {
    test(`encode inverts parse: ${hash.slice(0, 44)}`, () => {
      check.equal(encode(parse(hash)), hash);
    });
  }

  test("encode writes the canonical form of what parse takes in other forms", () => {
    const canonical = `$argon2id$v=16$m=64,t=2,p=1$${SALT}$${TAG}`;
    check.equal(encode(parse(`$argon2id$p=1,t=2,m=64$${SALT}$${TAG}`)), canonical);
  });

  const parts = () => parse(`$argon2id$v=19$m=64,t=2,p=1$${SALT}$${TAG}`);
  for (const [name, value, type] of [
    ["algorithm", "argon2", TypeError],
    ["version", 18, TypeError],
    ["memorySize", 7, RangeError],
    ["memorySize", 2 ** 32, RangeError],
    ["iterations", 0, RangeError],
    ["iterations", "2", RangeError],
    ["parallelism", 9, RangeError],
    ["parallelism", 2 ** 24, RangeError],
    ["salt", new Uint8Array(7), RangeError],
    ["salt", "c29tZXNhbHQ", TypeError],
    ["tag", new Uint8Array(3), RangeError],
    ["tag", undefined, TypeError],
    ["keyId", new Uint8Array(), RangeError],
    ["associatedData", new Uint8Array(), RangeError],
  ]) {
    test(`encode refuses ${name} of ${value?.length ?? value}`, () => {
      const mentions = [name === "parallelism" && value === 9 ? "memorySize" : name];
      check.throws(() => encode({ ...parts(), [name]: value }), { type, mentions });
    });
  }

  test("the decoy has the instance's costs, and no password matches it", async () => {
    const options = { memorySize: 64, iterations: 3, parallelism: 2, tagLength: 20 };
    const argon2id = new Argon2id(options);
    const { decoy } = argon2id;
    const { salt, tag, memorySize, iterations, parallelism } = parse(decoy);
    check.equal(`${memorySize} ${iterations} ${parallelism}`, "64 3 2", "costs");
    check.equal(toHex(salt), "00".repeat(16), "salt");
    check.equal(tag.length, 20, "tag length");
    check.equal(argon2id.needsRehash(decoy), false, "needsRehash");
    for (const password of ["", "password", fromHex("00")]) {
      check.equal(await argon2id.verify(decoy, password), false, "verify");
    }
    check.equal(new Argon2id().decoy.length, 97, "the default's length");
    const keyed = new Argon2id({ memorySize: 8, iterations: 1, secrets: { k: "x" }, keyId: "k" });
    check.equal(await keyed.verify(keyed.decoy, "password"), false, "with a named secret");
    check.equal(keyed.needsRehash(keyed.decoy), false, "with a named secret, needsRehash");
  });
}
