// How passwords become bytes: they are normalized to NFKC and encoded in UTF-8, but never trimmed
// or truncated.

import { fromHex, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "passwords";

const SALT = utf8("somesalt");
const TINY = { memorySize: 8, iterations: 1, parallelism: 1, salt: SALT };

export function define(test, { api, data }) {
  const { Argon2Error, Argon2id, hashRaw } = api;
  const tiny = new Argon2id({ memorySize: 8, iterations: 1 });

  for (const { label, password, nfkc_tag_hex, none_tag_hex } of data.passwords) {
    test(`${label}: NFKC is the default`, async () => {
      check.bytes(await hashRaw(password, TINY), nfkc_tag_hex, "default");
      const nfkc = { ...TINY, normalization: "NFKC" };
      check.bytes(await hashRaw(password, nfkc), nfkc_tag_hex, 'normalization: "NFKC"');
    });
    test(`${label}: normalization "none" hashes it as written`, async () => {
      const none = { ...TINY, normalization: "none" };
      check.bytes(await hashRaw(password, none), none_tag_hex);
    });
    test(`${label}: bytes are taken as they are`, async () => {
      check.bytes(await hashRaw(utf8(password), TINY), none_tag_hex);
    });
  }

  // Passwords of users who would be locked out if `verify` tried only NFKC.
  const NOT_NFKC = {
    ligature: "o\ufb03ce",
    "decomposed accent": "cafe\u0301",
    "ordinal, square, ellipsis, acute": "\u00ba\u00b2\u2026\u00b4",
    "full width": "\uff50\uff41\uff53\uff53",
    "half width": "\uff76\uff9e",
    "compatibility jamo": "\u3131\u314f",
  };
  for (const [what, password] of Object.entries(NOT_NFKC)) {
    test(`${what}: a hash of either form verifies by default`, async () => {
      const none = new Argon2id({ memorySize: 8, iterations: 1, normalization: "none" });
      check.ok(password.normalize("NFKC") !== password, "it is not in NFKC");
      const [asTyped, normalized] = [await none.hash(password), await tiny.hash(password)];
      check.equal(await tiny.verify(asTyped, password), true, "made without normalization");
      check.equal(tiny.verifySync(asTyped, password), true, "the same, verifySync");
      check.equal(await tiny.verify(normalized, password), true, "made with NFKC");
      check.equal(await tiny.verify(asTyped, `${password}!`), false, "a different password");
      const composed = password.normalize("NFKC");
      check.equal(await tiny.verify(asTyped, composed), false, "its normal form is not it");
      check.equal(await none.verify(normalized, password), false, '"none" takes it as it comes');
    });
  }

  test("a password too long as it was typed, but not in NFKC, is verified in NFKC", async () => {
    const short = new Argon2id({ memorySize: 8, iterations: 1, maxPasswordLength: 8 });
    const password = "cafe\u0301!!!!".slice(0, 8);
    const hash = await short.hash(password);
    check.equal(await short.verify(hash, password), true, "the password");
    check.equal(await short.verify(await short.hash("x"), password), false, "a different one");
  });

  test('passwordCharacters: "assigned" refuses what later versions of Unicode may change', async () => {
    const strict = new Argon2id({ memorySize: 8, iterations: 1, passwordCharacters: "assigned" });
    const expected = { type: Argon2Error, code: "UNASSIGNED_CHARACTER", never: ["battery"] };
    for (const character of ["\u0378", "\uffff", "\u{50000}", "\ud800"]) {
      const password = `battery ${character}`;
      await check.rejects(() => strict.hash(password), expected, "hash");
      check.throws(() => strict.hashSync(password), expected, "hashSync");
      const raw = { ...TINY, passwordCharacters: "assigned" };
      await check.rejects(() => hashRaw(password, raw), expected, "hashRaw");
      const stored = await tiny.hash(password);
      check.equal(await strict.verify(stored, password), true, "verify takes it");
    }
    for (const password of ["caf\u00e9 \u4e2d\u6587 \u{1f511}", utf8("\uffff"), ""]) {
      check.equal(await strict.verify(await strict.hash(password), password), true, "hashed");
    }
    const wrong = { type: TypeError, mentions: ["passwordCharacters", "any", "assigned"] };
    check.throws(() => new Argon2id({ passwordCharacters: "all" }), wrong, "a wrong value");
  });

  test("normalization holds for hash and verify", async () => {
    const [composed, decomposed] = ["\u00c5ngstr\u00f6m", "A\u030angstro\u0308m"];
    const none = new Argon2id({ memorySize: 8, iterations: 1, normalization: "none" });
    check.equal(await tiny.verify(await tiny.hash(composed), decomposed), true, "NFKC");
    check.equal(await none.verify(await none.hash(composed), decomposed), false, "none");
    check.equal(await none.verify(await none.hash(composed), composed), true, "none, same text");
  });

  test("every byte counts: NUL, BOM, spaces, case, order", async () => {
    const spellings = ["ab", "ab\0", "\0ab", "a\0b", "\ufeffab", "ab ", " ab", "a b", "Ab", "ba"];
    spellings.push("", "\0", "\0\0", " ", "ab\n", "ab\r\n", "ab\t", "\u200bab");
    for (const one of spellings) {
      const hash = tiny.hashSync(one);
      for (const other of spellings) {
        const what = `${JSON.stringify(one)} against ${JSON.stringify(other)}`;
        check.equal(tiny.verifySync(hash, other), one === other, what);
      }
    }
  });

  test("lone surrogates become U+FFFD, as TextEncoder makes them", async () => {
    const hash = await tiny.hash("a\ud800b");
    check.equal(await tiny.verify(hash, "a\ufffdb"), true, "U+FFFD");
    check.equal(await tiny.verify(hash, utf8("a\ud800b")), true, "TextEncoder's bytes");
    check.equal(await tiny.verify(hash, "ab"), false, "nothing");
  });

  test("a string and its UTF-8 bytes are the same password", async () => {
    const hash = await tiny.hash("пароль 🔑");
    check.equal(await tiny.verify(hash, utf8("пароль 🔑")), true);
  });

  test("a Uint8Array counts from its offset to its length", async () => {
    const whole = fromHex("ff61620063ff");
    const hash = await tiny.hash(whole.subarray(1, 5));
    check.equal(await tiny.verify(hash, fromHex("61620063")), true, "the view's bytes");
    check.equal(await tiny.verify(hash, whole), false, "the whole buffer");
  });

  test("the caller's bytes are left as they were", async () => {
    const password = utf8("left alone");
    const hash = await tiny.hash(password);
    await tiny.verify(hash, password);
    check.bytes(password, "6c65667420616c6f6e65");
  });

  test("bytes whose buffer was given away are refused, not hashed as empty", async () => {
    const given = () => {
      const bytes = utf8("a password");
      structuredClone(bytes, { transfer: [bytes.buffer] });
      return bytes;
    };
    const detached = (what) => ({ type: TypeError, mentions: [what] });
    await check.rejects(() => tiny.hash(given()), detached("password"), "password");
    await check.rejects(() => hashRaw("x", { salt: given() }), detached("salt"), "salt");
    check.throws(() => new Argon2id({ secret: given() }), detached("secret"), "secret");
  });

  const tooLong = { type: Argon2Error, code: "PASSWORD_TOO_LONG", mentions: ["4096"] };

  test("4096 bytes are hashed in full, not cut", async () => {
    const longest = new Uint8Array(4096).fill(0x61);
    const hash = await tiny.hash(longest);
    check.equal(await tiny.verify(hash, "a".repeat(4096)), true);
    longest[4095] = 0x62;
    check.equal(await tiny.verify(hash, longest), false, "its last byte changed");
    check.equal(await tiny.verify(hash, longest.subarray(0, 4095)), false, "its last byte gone");
  });

  test("4097 bytes are refused by every method", async () => {
    const password = "q".repeat(4097);
    const expected = { ...tooLong, never: ["qqqqqqqq"] };
    const hash = await tiny.hash("short");
    await check.rejects(() => tiny.hash(password), expected, "hash");
    await check.rejects(() => tiny.verify(hash, password), expected, "verify");
    await check.rejects(() => hashRaw(password, TINY), expected, "hashRaw");
    check.throws(() => tiny.hashSync(password), expected, "hashSync");
    check.throws(() => tiny.verifySync(hash, password), expected, "verifySync");
    await check.rejects(() => tiny.hash(utf8(password)), expected, "hash of bytes");
  });

  test("the limit counts the bytes that are hashed, not UTF-16 units", async () => {
    await check.rejects(() => tiny.hash("\u20ac".repeat(1366)), tooLong, "4098 bytes of UTF-8");
    check.ok(await tiny.hash("\u20ac".repeat(1365)), "4095 bytes of UTF-8");
    await check.rejects(() => tiny.hash("\ufdfa".repeat(125)), tooLong, "4125 bytes after NFKC");
    check.ok(await tiny.hash("A\u030a".repeat(2000)), "4000 bytes after NFKC");
  });

  test("maxPasswordLength moves the limit both ways", async () => {
    const short = new Argon2id({ memorySize: 8, iterations: 1, maxPasswordLength: 10 });
    const long = new Argon2id({ memorySize: 8, iterations: 1, maxPasswordLength: 100_000 });
    check.equal(await short.verify(await short.hash("0123456789"), "0123456789"), true, "10 of 10");
    await check.rejects(() => short.hash("0123456789a"), { ...tooLong, mentions: ["10"] });
    const password = "x".repeat(99_999);
    const hash = await long.hash(`${password}y`);
    check.equal(await long.verify(hash, `${password}y`), true, "100,000 of 100,000");
    check.equal(await long.verify(hash, `${password}z`), false, "its last byte changed");
  });
}
