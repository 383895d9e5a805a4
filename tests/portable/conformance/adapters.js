// The entries for authentication libraries. They give the same hashes through functions with the
// names and the order of arguments that each library expects.

import * as check from "../../kit/check.js";

export const name = "adapters";

const TINY = { memorySize: 64, iterations: 1, secret: "pepper" };

export function define(test, { api }) {
  const { Argon2Error, Argon2id } = api;
  const argon2id = new Argon2id(TINY);

  // Wraps each adapter as a pair of functions with oslo's order of arguments.
  const adapters = {
    adonisjs: (options) => {
      const { make, verify } = api.adonisjs.argon2id(options)();
      return { hash: make, verify };
    },
    lucia: (options) => {
      const { generate, validate } = api.lucia.passwordHash(options);
      return { hash: generate, verify: (hash, password) => validate(password, hash) };
    },
    "better-auth": (options) => {
      const { hash, verify } = api.betterAuth.password(options);
      return { hash, verify: (stored, password) => verify({ hash: stored, password }) };
    },
    "convex-auth": (options) => {
      const { hashSecret, verifySecret } = api.convexAuth.crypto(options);
      return { hash: hashSecret, verify: (hash, secret) => verifySecret(secret, hash) };
    },
  };

  test("adonisjs: what is no hash matches no password, and other refusals are errors", async () => {
    const { isValidHash, needsReHash, verify } = api.adonisjs.argon2id(TINY)();
    for (const stored of ["", "broken", "$argon2id$v=19$m=64"]) {
      check.equal(await verify(stored, "broken"), false, `verify: ${stored}`);
      check.equal(isValidHash(stored), false, `isValidHash: ${stored}`);
    }
    const [scrypt, costly] = [
      "$scrypt$n=16384,r=8,p=1$YWJj$YWJj",
      argon2id.decoy.replace("m=64", "m=2097151"),
    ];
    await check.rejects(() => verify(scrypt, "x"), { type: Argon2Error, code: "UNSUPPORTED_HASH" });
    await check.rejects(() => verify(costly, "x"), { type: Argon2Error, code: "COST_LIMIT" });
    check.equal(isValidHash(argon2id.decoy), true, "isValidHash of a hash");
    check.equal(needsReHash(argon2id.decoy), false, "needsReHash of its own");
    check.equal(
      needsReHash(argon2id.decoy.replace("m=64", "m=32")),
      true,
      "needsReHash of a weaker",
    );
    check.equal(needsReHash(scrypt), true, "needsReHash of scrypt's");
  });

  test("convex-auth: an account without a secret, whose hash is empty, refuses every one", async () => {
    const { verifySecret } = api.convexAuth.crypto(TINY);
    check.equal(await verifySecret("password", ""), false, "a password");
    check.equal(await verifySecret("", ""), false, "no password");
  });

  for (const [library, make] of Object.entries(adapters)) {
    test(`${library}: hashes go both ways between it and Argon2id`, async () => {
      const { hash, verify } = make(TINY);
      const theirs = await hash("пароль");
      check.ok(theirs.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), "its costs");
      check.equal(await verify(theirs, "пароль"), true, "it verifies its own");
      check.equal(await verify(theirs, "пароли"), false, "another password");
      check.equal(await argon2id.verify(theirs, "пароль"), true, "Argon2id verifies it");
      check.equal(await verify(await argon2id.hash("пароль"), "пароль"), true, "Argon2id's hash");
    });

    test(`${library}: without options it has oslo's defaults`, async () => {
      const { hash, verify } = make();
      const stored = await hash("password");
      check.ok(stored.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), "the costs");
      check.equal(await verify(stored, "password"), true, "verify");
    });

    test(`${library}: wrong options are refused at once`, () => {
      const expected = { type: RangeError, mentions: ["iterations", "0"] };
      check.throws(() => make({ iterations: 0 }), expected);
    });

    if (library === "adonisjs") continue;
    test(`${library}: what is no hash rejects with the main entry's Argon2Error`, async () => {
      const { verify } = make(TINY);
      const code = "INVALID_HASH";
      await check.rejects(() => verify("broken", "password"), { type: Argon2Error, code });
    });
  }
}
