// Errors: their classes, codes and messages, and that promises reject with them.

import { traces, utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "errors";

const HASH = "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI";
const HEX_KEY = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".repeat(2);
const HEX_SALT = "5d41402abc4b2a76b9719d911017c592";

const NOT_PASSWORDS = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 31337],
  ["NaN", Number.NaN],
  ["a bigint", 31337n],
  ["a boolean", true],
  ["an object", { toString: () => "hunter2-hunter2" }],
  ["an array", ["hunter2-hunter2"]],
  ["a function", () => "hunter2-hunter2"],
  ["a symbol", Symbol("hunter2-hunter2")],
  ["a Date", new Date(0)],
  ["a promise", Promise.resolve("hunter2-hunter2")],
  ["a Uint16Array", new Uint16Array(4)],
  ["an ArrayBuffer", new ArrayBuffer(4)],
];

const NOT_HASHES = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 31337],
  ["a boolean", false],
  ["bytes", utf8(HASH)],
  ["an object", { toString: () => HASH }],
  ["an array", [HASH]],
  ["a symbol", Symbol("hash")],
];

// Common mistakes: [title, string, code, what the message calls the string].
const MISTAKES = [
  ["the empty string", "", "INVALID_HASH", /empty/i],
  [
    "bcrypt 2a",
    `$2a$12$${"R9h/cIPz0gi.URNNX3kh2O"}${"PST9/PgBkqquzi.Ss7KIUgO2t0jWMUW"}`,
    "UNSUPPORTED_HASH",
    /bcrypt/i,
  ],
  [
    "bcrypt 2b",
    `$2b$10$${"N9qo8uLOickgx2ZMRZoMye"}${"IjZAgcfl7p92ldGxad68LJZdL17lhWy"}`,
    "UNSUPPORTED_HASH",
    /bcrypt/i,
  ],
  [
    "bcrypt 2y",
    `$2y$10$${"N9qo8uLOickgx2ZMRZoMye"}${"IjZAgcfl7p92ldGxad68LJZdL17lhWy"}`,
    "UNSUPPORTED_HASH",
    /bcrypt/i,
  ],
  ["SHA-512 crypt", `$6$saltstring$${HEX_KEY.slice(0, 86)}`, "UNSUPPORTED_HASH", /crypt\(3\)/],
  ["Lucia's scrypt", `s2:${HEX_SALT}:${HEX_KEY}`, "UNSUPPORTED_HASH", /scrypt/i],
  ["better-auth's scrypt", `${HEX_SALT}:${HEX_KEY}`, "UNSUPPORTED_HASH", /scrypt/i],
  [
    "PHC scrypt",
    "$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E",
    "UNSUPPORTED_HASH",
    /scrypt/i,
  ],
  [
    "PHC pbkdf2",
    "$pbkdf2-sha256$i=600000,l=32$c29tZXNhbHRzb21lc2FsdA$FqGkmHNGCd0BRW2kBt6fPZ2pPmyGwwChL8FGUhTOSSI",
    "UNSUPPORTED_HASH",
    /pbkdf2/i,
  ],
  ["Argon2 of an unknown version", HASH.replace("v=19", "v=20"), "UNSUPPORTED_HASH", /version/i],
];

export function define(test, { api }) {
  const { Argon2Error, Argon2id, hashRaw, parse } = api;
  const tiny = new Argon2id({ memorySize: 8, iterations: 1 });
  const salt = utf8("somesalt");

  for (const [what, value] of NOT_PASSWORDS) {
    test(`${what} is no password`, async () => {
      const mentions = [/password/i, /string/i, "Uint8Array"];
      const expected = { type: TypeError, mentions, never: ["hunter2", "31337", ...traces(HASH)] };
      await check.rejects(() => tiny.hash(value), expected, "hash");
      await check.rejects(() => tiny.verify(HASH, value), expected, "verify");
      await check.rejects(() => hashRaw(value, { salt }), expected, "hashRaw");
      check.throws(() => tiny.hashSync(value), expected, "hashSync");
      check.throws(() => tiny.verifySync(HASH, value), expected, "verifySync");
    });
  }

  test("a missing password argument is no password", async () => {
    const expected = { type: TypeError, mentions: [/password/i] };
    await check.rejects(() => tiny.hash(), expected, "hash");
    await check.rejects(() => tiny.verify(HASH), expected, "verify");
  });

  for (const [what, value] of NOT_HASHES) {
    test(`${what} is no hash`, async () => {
      const never = ["31337", "hunter2-hunter2", ...traces(HASH)];
      const expected = { type: TypeError, mentions: [/hash/i, /string/i], never };
      await check.rejects(() => tiny.verify(value, "hunter2-hunter2"), expected, "verify");
      check.throws(() => tiny.verifySync(value, "hunter2-hunter2"), expected, "verifySync");
      check.throws(() => tiny.needsRehash(value), expected, "needsRehash");
      check.throws(() => parse(value), expected, "parse");
    });
  }

  for (const [what, hash, code, called] of MISTAKES) {
    test(`${what} is recognized`, async () => {
      const expected = { type: Argon2Error, code, mentions: [called], never: traces(hash) };
      await check.rejects(() => tiny.verify(hash, "hunter2-hunter2"), expected, "verify");
      check.throws(() => tiny.verifySync(hash, "hunter2-hunter2"), expected, "verifySync");
      check.throws(() => parse(hash), expected, "parse");
    });
  }

  test("swapped arguments are recognized", async () => {
    const expected = {
      type: Argon2Error,
      code: "INVALID_HASH",
      mentions: [/swap|revers|order|verify\(hash, password\)/i],
      never: ["hunter2-hunter2", ...traces(HASH)],
    };
    await check.rejects(() => tiny.verify("hunter2-hunter2", HASH), expected, "verify");
    check.throws(() => tiny.verifySync("hunter2-hunter2", HASH), expected, "verifySync");
  });

  test("Argon2Error is an Error with a name and a code", () => {
    let error;
    try {
      parse("nothing of the kind");
    } catch (thrown) {
      error = thrown;
    }
    check.ok(error instanceof Argon2Error, "instanceof Argon2Error");
    check.ok(error instanceof Error, "instanceof Error");
    check.equal(error.name, "Argon2Error", "name");
    check.equal(error.code, "INVALID_HASH", "code");
    check.ok(String(error).startsWith("Argon2Error: "), "String(error)");
    check.ok(typeof error.stack === "string" && error.stack.length > 0, "stack");
  });

  test("errors leave the instance usable", async () => {
    const hash = await tiny.hash("password");
    for (let round = 0; round < 20; round++) {
      await check.rejects(() => tiny.verify("broken", "password"), { type: Argon2Error });
      await check.rejects(() => tiny.hash(null), { type: TypeError });
      check.equal(await tiny.verify(hash, "password"), true, `round ${round}`);
    }
  });
}
