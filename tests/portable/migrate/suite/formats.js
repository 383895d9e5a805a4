// Hashes made by the libraries that define the formats. The password verifies, a wrong one doesn't,
// and the user is rehashed once.

import { fromHex } from "../../../kit/bytes.js";
import * as check from "../../../kit/check.js";

export const name = "formats";

// Django's Argon2 hashes take 100 MiB, which is more than Workers verify by default.
const COSTS = { memorySize: 64, iterations: 1, maxMemorySize: 102_400 };

export function define(test, { api, data }) {
  const { Argon2id, migrate } = api;
  const { vectors, bytes, firebase } = data.migrate;
  const listed = (format) => (format === "firebase" ? migrate.firebase(firebase) : format);
  const accounts = (format) =>
    new migrate.Migrating(new Argon2id(COSTS), { from: [listed(format)] });

  test("there are hashes of every format", () => {
    const names = new Set(vectors.map(({ format }) => format));
    check.equal(names.size, 12, `formats (${[...names].join(", ")})`);
  });

  for (const [kind, some] of Map.groupBy(vectors, (each) => `${each.format}: ${each.library}`)) {
    test(kind, async () => {
      for (const { format, password, stored } of some) {
        await expectMigration(accounts(format), stored, password);
      }
    });
  }

  test("bcrypt: published hashes of passwords that are bytes", async () => {
    for (const { format, stored, password_hex } of bytes) {
      await expectMigration(accounts(format), stored, fromHex(password_hex));
    }
  });

  test("all formats in one list", async () => {
    const names = new Set(vectors.map(({ format }) => format));
    const everyone = new migrate.Migrating(new Argon2id(COSTS), { from: [...names].map(listed) });
    for (const format of names) {
      const { stored, password } = vectors.find((vector) => vector.format === format);
      check.equal(await everyone.check(stored, password), true, format);
      check.equal(await everyone.check(stored, `${password}!`), false, format);
    }
  });
}

/** Only the first log-in gives a new hash; a second one and a wrong password give none. */
async function expectMigration(accounts, stored, password) {
  const wrong = typeof password === "string" ? `${password}!` : Uint8Array.of(...password, 33);
  const refused = await accounts.verify(stored, wrong);
  check.equal(refused.valid, false, "a wrong password is valid");
  check.equal(refused.rehash, undefined, "rehash for a wrong password");
  check.equal(accounts.needsRehash(stored), true, "needsRehash of the old hash");

  const first = await accounts.verify(stored, password);
  check.equal(first.valid, true, "the password is valid");
  check.ok(first.rehash.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), "the new hash is Argon2id's");
  check.equal(accounts.needsRehash(first.rehash), false, "needsRehash of the new hash");

  const second = await accounts.verify(first.rehash, password);
  check.equal(second.valid, true, "the password is valid for the new hash");
  check.equal(second.rehash, undefined, "a second rehash");
  check.equal((await accounts.verify(first.rehash, wrong)).valid, false, "wrong for the new hash");
}
