// What `from` accepts, custom formats, and the adapters.

import * as check from "../../../kit/check.js";

export const name = "lists";

const COSTS = { memorySize: 64, iterations: 1 };

export function define(test, { api, data }) {
  const { adonisjs, Argon2Error, Argon2id, betterAuth, convexAuth, lucia, migrate } = api;
  const { Migrating } = migrate;
  const argon2id = new Argon2id(COSTS);
  const { stored, password } = data.migrate.vectors.find(({ format }) => format === "better-auth");

  test("an unknown name is refused, and the known ones are shown", () => {
    for (const from of [["better_auth"], [""], ["toString"]]) {
      const expected = { type: TypeError, mentions: ["better-auth", "wordpress"] };
      check.throws(() => new Migrating(argon2id, { from }), expected);
    }
  });

  test("what is no list, no format or no Argon2id is a TypeError", () => {
    const refused = (...args) => check.throws(() => new Migrating(...args), { type: TypeError });
    for (const from of [undefined, null, "bcrypt", {}, [null], [1], [{}], [{ name: "x" }]]) {
      refused(argon2id, { from });
    }
    refused();
    refused(argon2id);
    refused({ from: [] }, argon2id);
  });

  test("a format of the caller's own verifies, and its users are rehashed", async () => {
    const plain = {
      name: "plain",
      matches: (text) => text.startsWith("plain:"),
      verify: async (text, given) => text === `plain:${given}`,
    };
    const accounts = new Migrating(argon2id, { from: ["bcrypt", plain] });
    const { valid, rehash } = await accounts.verify("plain:hunter2", "hunter2");
    check.equal(valid, true, "valid");
    check.equal(await argon2id.verify(rehash, "hunter2"), true, "the new hash");
    check.equal((await accounts.verify("plain:hunter2", "hunter3")).valid, false, "wrong");
  });

  test("a format that answers anything but true or false lets nobody in", async () => {
    for (const answer of [1, "false", undefined, {}, null]) {
      const format = { name: "odd", matches: () => true, verify: async () => answer };
      const accounts = new Migrating(argon2id, { from: [format] });
      await check.rejects(() => accounts.check("stored", "x"), {
        type: TypeError,
        mentions: ["odd"],
      });
    }
  });

  test("of formats that look alike, each is tried", async () => {
    const old = data.migrate.vectors.find(({ library }) => library.includes("Lucia 1"));
    for (const from of [
      ["better-auth", "lucia-2"],
      ["lucia-2", "better-auth"],
    ]) {
      const accounts = new Migrating(argon2id, { from });
      check.equal(await accounts.check(old.stored, old.password), true, `Lucia 1, ${from}`);
      check.equal(await accounts.check(stored, password), true, `better-auth, ${from}`);
      check.equal(await accounts.check(stored, `${password}!`), false, `wrong, ${from}`);
    }
  });

  test("weak Argon2 hashes are rehashed, too", async () => {
    const weak = await new Argon2id({ memorySize: 32, iterations: 1 }).hash("hunter2");
    const accounts = new Migrating(argon2id, { from: [] });
    const { valid, rehash } = await accounts.verify(weak, "hunter2");
    check.equal(valid, true, "valid");
    check.equal(argon2id.needsRehash(rehash), false, "the new hash");
    check.equal((await accounts.verify(weak, "hunter3")).rehash, undefined, "wrong");
  });

  test("methods work without their instance", async () => {
    const { hash, verify, check: isValid, needsRehash } = new Migrating(argon2id, { from: [] });
    const fresh = await hash("hunter2");
    check.equal((await verify(fresh, "hunter2")).valid, true, "verify");
    check.equal(await isValid(fresh, "hunter2"), true, "check");
    check.equal(needsRehash(fresh), false, "needsRehash");
  });

  test("twenty calls at once give the right results", async () => {
    const accounts = new Migrating(argon2id, { from: ["better-auth"] });
    const calls = Array.from({ length: 20 }, (_, i) =>
      accounts.check(stored, i % 2 ? password : `${password}${i}`),
    );
    check.equal((await Promise.all(calls)).join(), Array(10).fill("false,true").join(), "results");
  });

  const accounts = new Migrating(argon2id, { from: ["better-auth"] });

  test("the adapters take it", async () => {
    const { hash, verify } = betterAuth.password({ migrate: accounts });
    check.equal(await verify({ hash: stored, password }), true, "better-auth");
    check.equal(await verify({ hash: stored, password: "x" }), false, "better-auth, wrong");
    check.ok((await hash("x")).startsWith("$argon2id$v=19$m=64,"), "better-auth, hash");
    const { generate, validate } = lucia.passwordHash({ migrate: accounts });
    check.equal(await validate(password, stored), true, "Lucia");
    check.equal(await validate("x", stored), false, "Lucia, wrong");
    check.ok((await generate("x")).startsWith("$argon2id$v=19$m=64,"), "Lucia, generate");
    const { hashSecret, verifySecret } = convexAuth.crypto({ migrate: accounts });
    check.equal(await verifySecret(password, stored), true, "Convex Auth");
    check.equal(await verifySecret("x", stored), false, "Convex Auth, wrong");
    check.ok((await hashSecret("x")).startsWith("$argon2id$v=19$m=64,"), "Convex Auth, hashSecret");
    const driver = adonisjs.argon2id({ migrate: accounts })();
    check.equal(await driver.verify(stored, password), true, "AdonisJS");
    check.equal(await driver.verify(stored, "x"), false, "AdonisJS, wrong");
    check.equal(driver.needsReHash(stored), true, "AdonisJS, needsReHash");
    check.ok((await driver.make("x")).startsWith("$argon2id$v=19$m=64,"), "AdonisJS, make");
  });

  test("the adapters take no options beside it, which would have no effect", () => {
    const makers = [adonisjs.argon2id, betterAuth.password, lucia.passwordHash, convexAuth.crypto];
    for (const make of makers) {
      const both = { migrate: accounts, memorySize: 64 };
      check.throws(() => make(both), { type: TypeError, mentions: ["memorySize"] });
      check.throws(() => make({ migrate: ["bcrypt"] }), {
        type: TypeError,
        mentions: ["Migrating"],
      });
    }
  });

  test("without it, the error names what verifies them", async () => {
    const { verify } = betterAuth.password();
    for (const format of ["better-auth", "lucia-2", "bcrypt", "phc"]) {
      const { stored: hash } = data.migrate.vectors.find((vector) => vector.format === format);
      const mentions = ["edge-argon2/migrate", JSON.stringify(format)];
      const expected = { type: Argon2Error, code: "UNSUPPORTED_HASH", mentions };
      await check.rejects(() => verify({ hash, password }), expected);
    }
  });
}
