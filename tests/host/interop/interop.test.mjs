// oslo, @node-rs/argon2 and the C reference run in this process. Each verifies our hashes, and we
// verify theirs.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as nodeRs from "@node-rs/argon2";
import reference from "argon2";
import { Argon2id as Oslo } from "oslo/password";
import { installedPackage } from "../../kit/consumer.mjs";
import { generator, integer, nonAsciiPassword } from "../../kit/random.js";

const secret = Buffer.from("a pepper of oslo's users");

const OPTIONS = [
  {},
  { memorySize: 64, iterations: 1 },
  { memorySize: 64, iterations: 1, secret },
  { memorySize: 1023, iterations: 3, parallelism: 4, tagLength: 16 },
  { memorySize: 99, iterations: 2, parallelism: 2, tagLength: 64, secret },
];

const random = generator(20230322);
const PASSWORDS = [
  ...["", "password", "pass word ", "\ufeffpassword", "пароль", "密码", "🔑", "A\u030a", "ﬁne"],
  ...Array.from({ length: 40 }, () => nonAsciiPassword(random, integer(random, 1, 30))),
];

const told = ({ secret: pepper, ...costs }) =>
  JSON.stringify({ ...costs, ...(pepper && { secret: "…" }) });

describe("oslo", async () => {
  const { Argon2id } = await installedPackage();
  for (const options of OPTIONS) {
    const ours = new Argon2id(options);
    const theirs = new Oslo(options);
    const passwords = Object.keys(options).length === 0 ? PASSWORDS.slice(0, 5) : PASSWORDS;
    test(`oslo verifies our hashes, ${told(options)}`, async () => {
      for (const password of passwords) {
        const hash = await ours.hash(password);
        assert.equal(await theirs.verify(hash, password), true, JSON.stringify(password));
        assert.equal(await theirs.verify(hash, `${password}!`), false, "another password");
      }
    });
    test(`we verify oslo's hashes, ${told(options)}`, async () => {
      for (const password of passwords) {
        const hash = await theirs.hash(password);
        assert.equal(await ours.verify(hash, password), true, JSON.stringify(password));
        assert.equal(await ours.verify(hash, `${password}!`), false, "another password");
        assert.equal(ours.needsRehash(hash), false, "needsRehash");
      }
    });
  }
  test("both write strings of the same shape", async () => {
    const shape = (hash) => hash.replace(/[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/, "<salt>$<tag>");
    const [own, other] = [await new Argon2id().hash("x"), await new Oslo().hash("x")];
    assert.equal(shape(own), shape(other));
    assert.ok(shape(own).endsWith("<salt>$<tag>"), "the shape was recognized");
  });
});

describe("others", async () => {
  const { Argon2id } = await installedPackage();
  const options = { memorySize: 129, iterations: 2, parallelism: 3, tagLength: 24, secret };
  const ours = new Argon2id({ ...options, normalization: "none" });
  test("@node-rs/argon2 verifies our hashes", async () => {
    for (const password of PASSWORDS) {
      const hash = await ours.hash(password);
      assert.equal(await nodeRs.verify(hash, password, { secret }), true, JSON.stringify(password));
      assert.equal(
        await nodeRs.verify(hash, `${password}!`, { secret }),
        false,
        "another password",
      );
    }
  });
  test("the C reference verifies our hashes", async () => {
    for (const password of PASSWORDS) {
      const hash = await ours.hash(password);
      const right = await reference.verify(hash, password, { secret });
      assert.equal(right, true, JSON.stringify(password));
      const wrong = await reference.verify(hash, `${password}!`, { secret });
      assert.equal(wrong, false, "another password");
    }
  });
  test("we verify fresh hashes of the C reference", async () => {
    const types = [reference.argon2d, reference.argon2i, reference.argon2id];
    for (const [i, password] of PASSWORDS.entries()) {
      const version = i % 2 ? 0x10 : 0x13;
      const costs = { memoryCost: 77, timeCost: 2, parallelism: 1 + (i % 4), version };
      const more = { type: types[i % 3], secret, associatedData: Buffer.from("context") };
      const hash = await reference.hash(password, { ...costs, ...more });
      assert.equal(await ours.verify(hash, password), true, JSON.stringify(password));
      assert.equal(await ours.verify(hash, `${password}!`), false, "another password");
    }
  });
});
