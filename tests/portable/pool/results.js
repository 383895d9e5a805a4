// The pool's results are those of the plain class and of OpenSSL.

import { fromHex, toHex } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "results";

const FAST = { memorySize: 64, iterations: 1 };

export function define(test, { plain, pool: { Argon2id, Pool, hashRaw }, sets }) {
  test("hashes verify with the plain class, and its hashes here", async () => {
    const options = { ...FAST, parallelism: 2, secret: "pepper" };
    const [here, there] = [new Argon2id(options), new plain.Argon2id(options)];
    const [own, other] = [await here.hash("password"), await there.hash("password")];
    check.equal(await there.verify(own, "password"), true, "the plain class, right password");
    check.equal(await there.verify(own, "passwore"), false, "the plain class, wrong password");
    check.equal(await here.verify(other, "password"), true, "the pool, right password");
    check.equal(await here.verify(other, "passwore"), false, "the pool, wrong password");
  });

  test("the default hash has the default costs", async () => {
    const hash = await new Argon2id().hash("password");
    check.ok(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$.{22}\$.{43}$/.test(hash), hash);
  });

  for (const threads of [1, 2, 3, 4]) {
    test(`OpenSSL's tags, all calls at once on ${threads} threads`, async () => {
      const pool = new Pool({ threads, queue: sets.length });
      const wrong = await Promise.all(
        sets.map(async (set) => {
          const password = set.password ?? fromHex(set.password_hex);
          const tag = await hashRaw(password, {
            ...{ algorithm: set.type, memorySize: set.m, iterations: set.t, parallelism: set.p },
            tagLength: set.tag_hex.length / 2,
            salt: fromHex(set.salt_hex),
            secret: fromHex(set.secret_hex),
            associatedData: fromHex(set.ad_hex),
            pool,
          });
          return toHex(tag) !== set.tag_hex;
        }),
      );
      await pool.close();
      check.ok(sets.length > 0, "there are sets");
      check.equal(wrong.filter(Boolean).length, 0, "wrong tags");
    });
  }

  test("a password is normalized, and tried as it was typed", async () => {
    const typed = "Å ﬁ";
    const peer = new plain.Argon2id({ ...FAST, normalization: "none" });
    const argon2id = new Argon2id(FAST);
    check.equal(await argon2id.verify(await peer.hash(typed), typed), true, "as typed");
    const normalized = await peer.hash(typed.normalize("NFKC"));
    check.equal(await argon2id.verify(normalized, typed), true, "in NFKC");
    check.equal(await peer.verify(await argon2id.hash(typed), typed), false, "stored in NFKC");
  });

  test("named secrets, and only the right one goes to a thread", async () => {
    const argon2id = new Argon2id({ ...FAST, secrets: { a: "one", b: "two" }, keyId: "b" });
    const hash = await argon2id.hash("password");
    check.ok(hash.includes("keyid="), hash);
    check.equal(await argon2id.verify(hash, "password"), true, "its own");
    check.equal(await new plain.Argon2id({ secret: "two" }).verify(hash, "password"), true, "two");
  });

  test("the synchronous methods, needsRehash and decoy are there", async () => {
    const argon2id = new Argon2id(FAST);
    const hash = argon2id.hashSync("password");
    check.equal(argon2id.verifySync(hash, "password"), true, "verifySync");
    check.equal(await argon2id.verify(hash, "password"), true, "verify");
    check.equal(argon2id.needsRehash(hash), false, "needsRehash");
    check.equal(await argon2id.verify(argon2id.decoy, "password"), false, "decoy");
  });

  test("methods work detached, and passwords.map(hash) too", async () => {
    const { hash, verify } = new Argon2id(FAST);
    const hashes = await Promise.all(["a", "b"].map(hash));
    check.equal(await verify(hashes[1], "b"), true, "verify");
  });

  test("a password that the caller wipes at once is still hashed", async () => {
    const argon2id = new Argon2id(FAST);
    const bytes = new Uint8Array([112, 119]);
    const pending = argon2id.hash(bytes);
    bytes.fill(0);
    check.equal(await argon2id.verify(await pending, "pw"), true, "the bytes at the call");
  });
}
