// Which bytes of a password matter, and which passwords are refused.

import { utf8 } from "../../../kit/bytes.js";
import * as check from "../../../kit/check.js";

export const name = "passwords";

export function define(test, { api, data }) {
  const { Argon2Error, Argon2id, migrate } = api;
  const accounts = (...from) => new migrate.Migrating(new Argon2id(), { from });
  const [bcryptHash, scryptHash, wordpressHash] = ["bcrypt", "better-auth", "wordpress"].map(
    (format) => data.migrate.vectors.find((vector) => vector.format === format),
  );

  test("bytes are taken as they are", async () => {
    for (const { format, stored, password } of [bcryptHash, scryptHash]) {
      check.equal(await accounts(format).check(stored, utf8(password)), true, format);
    }
  });

  test("scrypt of better-auth normalizes, so both forms of a text match", async () => {
    const { stored, password } = data.migrate.vectors.find(
      ({ format, password }) => format === "better-auth" && password !== password.normalize("NFKC"),
    );
    for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) {
      const valid = await accounts("better-auth").check(stored, password.normalize(form));
      check.equal(valid, true, form);
    }
  });

  test("bcrypt refuses what it would cut off", async () => {
    const { stored } = bcryptHash;
    for (const [what, password] of [
      ["73 bytes", "x".repeat(73)],
      ["37 characters of two bytes", "é".repeat(37)],
      ["a NUL", "pass\0word"],
    ]) {
      const expected = { type: Argon2Error, code: "PASSWORD_TOO_LONG", mentions: ["lax"] };
      const never = [password, stored];
      await check.rejects(
        () => accounts("bcrypt").check(stored, password),
        { ...expected, never },
        what,
      );
    }
    check.equal(await accounts("bcrypt").check(stored, "x".repeat(72)), false, "72 bytes");
  });

  test("lax bcrypt cuts them off as the library did that made the hash", async () => {
    const { long, nul } = data.migrate.lax;
    const strict = accounts("bcrypt");
    const lax = accounts(migrate.bcrypt({ lax: true }));
    await check.rejects(() => strict.check(long.stored, long.password), { type: Argon2Error });
    check.equal(await lax.check(long.stored, long.password), true, "80 bytes");
    check.equal(await lax.check(long.stored, `${long.password.slice(0, 72)}!`), true, "72 count");
    check.equal(await lax.check(long.stored, `!${long.password}`), false, "another password");
    for (const { library, stored, password } of nul) {
      check.equal(await lax.check(stored, password), true, library);
      check.equal(await lax.check(stored, `!${password}`), false, library);
    }
  });

  test("WordPress trims passwords, and phpBB does not", async () => {
    const { stored, password } = wordpressHash;
    check.equal(await accounts("wordpress").check(stored, ` ${password}\n`), true, "$P$");
    const phpbb = stored.replace("$P$", "$H$");
    check.equal(await accounts("wordpress").check(phpbb, password), true, "$H$");
    check.equal(await accounts("wordpress").check(phpbb, ` ${password}`), false, "$H$, a space");
  });

  test("a password of more bytes than maxPasswordLength is refused before any work", async () => {
    const { stored } = scryptHash;
    const expected = { type: Argon2Error, code: "PASSWORD_TOO_LONG", mentions: ["4096"] };
    const { check: verify } = accounts("better-auth");
    for (const password of ["x".repeat(4097), "é".repeat(2049), new Uint8Array(4097)]) {
      await check.rejects(() => verify(stored, password), expected);
    }
    check.equal(await verify(stored, "x".repeat(4096)), false, "4096 bytes");
    const shorter = new migrate.Migrating(new Argon2id(), {
      from: ["better-auth"],
      maxPasswordLength: 8,
    });
    await check.rejects(() => shorter.check(stored, "123456789"), {
      ...expected,
      mentions: ["8 bytes"],
    });
  });

  test("anything but text and bytes is a TypeError", async () => {
    for (const password of [undefined, null, 1, {}, ["x"], new Uint16Array(2)]) {
      const type = { type: TypeError, mentions: ["password"] };
      await check.rejects(() => accounts("better-auth").verify(scryptHash.stored, password), type);
    }
  });
}
