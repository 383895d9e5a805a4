// Named secrets, which can be rotated. A hash names its secret in `keyid=`.

import { toBase64, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "keys";

const TINY = { memorySize: 8, iterations: 1 };

export function define(test, { api }) {
  const { Argon2Error, Argon2id, hashRaw, parse } = api;
  const old = { secrets: { 2025: "the old pepper" }, keyId: "2025" };
  const both = { secrets: { 2025: "the old pepper", 2026: utf8("the new pepper") }, keyId: "2026" };
  const before = new Argon2id({ ...TINY, ...old });
  const now = new Argon2id({ ...TINY, ...both });

  test("a hash names the secret that it was made with, and is hashed with it", async () => {
    const hash = await now.hash("password");
    const { keyId, salt, tag } = parse(hash);
    check.equal(new TextDecoder().decode(keyId), "2026", "keyId");
    check.ok(hash.startsWith(`$argon2id$v=19$m=8,t=1,p=1,keyid=${toBase64(utf8("2026"))}$`), hash);
    const expected = await hashRaw("password", { ...TINY, salt, secret: "the new pepper" });
    check.equal(toBase64(tag), toBase64(expected), "the tag");
  });

  test("verify picks the secret by the hash's name, and needsRehash knows an old one", async () => {
    const stored = await before.hash("password");
    check.equal(await now.verify(stored, "password"), true, "the old secret");
    check.equal(now.verifySync(stored, "passwore"), false, "a different password");
    check.equal(now.needsRehash(stored), true, "an old secret");
    check.equal(before.needsRehash(stored), false, "the current one");
    const renewed = await now.hash("password");
    check.equal(await now.verify(renewed, "password"), true, "the new secret");
    check.equal(now.needsRehash(renewed), false, "the new secret");
  });

  test("a name that is not among the secrets is UNKNOWN_KEY, not false", async () => {
    const expected = { type: Argon2Error, code: "UNKNOWN_KEY", mentions: ["keyid"] };
    const hash = await now.hash("password");
    await check.rejects(() => before.verify(hash, "password"), expected, "verify");
    check.throws(() => before.verifySync(hash, "password"), expected, "verifySync");
  });

  test("hashes without a name are verified with `secret`, and without any if there is none", async () => {
    const unnamed = await new Argon2id({ ...TINY, secret: "pepper" }).hash("password");
    const plain = await new Argon2id(TINY).hash("password");
    const with1 = new Argon2id({ ...TINY, ...both, secret: "pepper" });
    check.equal(await with1.verify(unnamed, "password"), true, "with `secret`");
    check.equal(await now.verify(unnamed, "password"), false, "without");
    check.equal(await now.verify(plain, "password"), true, "a hash without secret");
    check.equal(with1.needsRehash(unnamed), true, "no name");
  });

  test("without `secrets`, keyid= is not looked at", async () => {
    const hash = await now.hash("password");
    const reader = new Argon2id({ ...TINY, secret: "the new pepper" });
    check.equal(await reader.verify(hash, "password"), true);
  });

  test("secrets are copied, and neither JSON nor the decoy shows them", async () => {
    const secret = utf8("wipe me");
    const argon2id = new Argon2id({ ...TINY, secrets: { k: secret }, keyId: "k" });
    const hash = await argon2id.hash("password");
    secret.fill(0);
    check.equal(await argon2id.verify(hash, "password"), true, "after the caller's wipe");
    check.excludes(JSON.stringify(argon2id) + argon2id.decoy, ["wipe me"], "JSON");
  });

  for (const [what, options, type, mentions] of [
    ["secrets without keyId", { secrets: { a: "x" } }, TypeError, "keyId"],
    ["keyId without secrets", { keyId: "a" }, TypeError, "secrets"],
    ["a keyId that is not among them", { secrets: { a: "x" }, keyId: "b" }, TypeError, "keyId"],
    ["an inherited keyId", { secrets: { a: "x" }, keyId: "toString" }, TypeError, "keyId"],
    ["a keyId of 9 bytes", { secrets: { 123456789: "x" }, keyId: "123456789" }, RangeError, "8"],
    ["an empty keyId", { secrets: { "": "x" }, keyId: "" }, RangeError, "1 to 8"],
    ["an empty secret", { secrets: { a: "" }, keyId: "a" }, RangeError, "empty"],
    ["a secret of a wrong type", { secrets: { a: 31337 }, keyId: "a" }, TypeError, "secrets"],
    ["secrets of a wrong type", { secrets: "abc", keyId: "a" }, TypeError, "secrets"],
  ]) {
    test(`${what} is refused`, () => {
      const expected = { type, mentions: [mentions], never: ["31337"] };
      check.throws(() => new Argon2id({ ...TINY, ...options }), expected);
    });
  }

  test("hashRaw takes one secret only", async () => {
    const options = { ...TINY, salt: new Uint8Array(16), ...both };
    const expected = { type: TypeError, mentions: ["secrets"] };
    await check.rejects(() => hashRaw("password", options), expected);
  });
}
