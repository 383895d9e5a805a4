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

    test(`${library}: what is no hash rejects with the main entry's Argon2Error`, async () => {
      const { verify } = make(TINY);
      const code = "INVALID_HASH";
      await check.rejects(() => verify("broken", "password"), { type: Argon2Error, code });
    });
  }
}
