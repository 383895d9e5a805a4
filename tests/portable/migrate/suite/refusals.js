// Stored strings that are not a hash, or not in a listed format.

import * as check from "../../../kit/check.js";

export const name = "refusals";

export function define(test, { api, data }) {
  const { Argon2Error, Argon2id, migrate } = api;
  const { vectors, firebase } = data.migrate;
  // Django's Argon2 hashes take 100 MiB, which is more than Workers verify by default.
  const argon2id = new Argon2id({ maxMemorySize: 102_400 });
  const accounts = (...from) => new migrate.Migrating(argon2id, { from });
  const FIREBASE = migrate.firebase(firebase);

  for (const [format, some] of Map.groupBy(vectors, (vector) => vector.format)) {
    test(`${format}: every piece of a hash is needed, and nothing besides`, async () => {
      const { check: verify } = accounts(format === "firebase" ? FIREBASE : format);
      const expected = { type: Argon2Error, code: ["INVALID_HASH", "UNSUPPORTED_HASH"] };
      for (const { stored } of kinds(some)) {
        const never = [stored.slice(-24, -1)];
        for (const [what, broken] of damaged(stored)) {
          await check.rejects(() => verify(broken, "password"), { ...expected, never }, what);
        }
      }
    });

    if (format === "firebase") continue;
    test(`${format}: without it, the error names the line to add`, async () => {
      const own = { name: "own", matches: () => false, verify: () => false };
      for (const { stored, password } of kinds(some)) {
        const error = await accounts(own)
          .verify(stored, password)
          .catch((thrown) => thrown);
        check.ok(error instanceof Argon2Error, `${error}`);
        check.equal(error.code, "UNSUPPORTED_HASH", "code");
        const [, line] = /from: (\[.*?\])/.exec(error.message) ?? [];
        check.excludes(error.message, [stored.slice(-24, -1), password], "the message");
        // Listing the format that the error names makes the hash verify. If formats look alike, the
        // error names one of them.
        const [first, added] = JSON.parse(line);
        check.equal(first, "own", "what is listed already");
        const isAlike = /^(better-auth|lucia-[23]|convex-auth|oslo-scrypt)$/.test(format);
        if (isAlike && added !== format) check.equal(added, "better-auth", "the name");
        else check.equal(await accounts(added).check(stored, password), true, `with ${added}`);
      }
    });
  }

  test("Firebase's without a project's parameters: the error names the line to add", async () => {
    const { stored } = vectors.find(({ library }) => library.startsWith("published by Firebase"));
    const expected = { type: Argon2Error, code: "UNSUPPORTED_HASH", mentions: ["firebase({"] };
    for (const from of [[], ["bcrypt"], ["firebase"]]) {
      await check.rejects(() => accounts(...from).check(stored, "user1password"), expected);
    }
  });

  test("strings of no format get Argon2id's own explanation", async () => {
    const { verify } = accounts("bcrypt");
    for (const stored of ["", "password", "$argon2id$v=19$m=64", "x".repeat(300)]) {
      await check.rejects(() => verify(stored, "x"), { type: Argon2Error, code: "INVALID_HASH" });
    }
    const long = `$2b$05$${"x".repeat(9000)}`;
    await check.rejects(() => verify(long, "x"), { type: Argon2Error, code: "INVALID_HASH" });
  });

  test("stored hashes that are no strings are a TypeError", async () => {
    for (const stored of [undefined, null, 1, {}, new Uint8Array(4)]) {
      const expected = { type: TypeError, mentions: ["verify(stored, password)"] };
      await check.rejects(() => accounts("bcrypt").verify(stored, "x"), expected);
      check.throws(() => accounts("bcrypt").needsRehash(stored), expected);
    }
  });
}

/** One hash of each kind that each library makes. */
const kinds = (vectors) =>
  Map.groupBy(vectors, (each) => each.library + each.stored.slice(0, 12))
    .values()
    .map(([first]) => first);

/** Whether the hash is in a format whose keys may have any length of at least 16 bytes. */
const isVariable = (stored) => /^\$(scrypt|pbkdf2)|^AQAAAA|argon2/.test(stored);

function damaged(stored) {
  const middle = Math.floor(stored.length / 2);
  const lengths = [
    ["cut short", stored.slice(0, -3)],
    ["longer", `${stored}AAAA`],
  ];
  return [
    ...(isVariable(stored) ? [] : lengths),
    ["white space at its end", `${stored} `],
    ["a line break at its end", `${stored}\n`],
    ["a character outside its alphabet", `${stored.slice(0, -6)}*${stored.slice(-5)}`],
    ["a lone surrogate", `${stored.slice(0, -6)}\ud800${stored.slice(-5)}`],
    ["another field", `${stored}$AAAA`],
    ["a NUL", `${stored.slice(0, middle)}\0${stored.slice(middle + 1)}`],
  ];
}
