// Calls that overlap, calls of different sizes, and calls that reenter the package.

import * as check from "../../kit/check.js";

export const name = "concurrency";

export function define(test, { api }) {
  const { Argon2id, hashRaw } = api;

  test("overlapping calls keep their own passwords and costs", async () => {
    const jobs = Array.from({ length: 40 }, async (_, i) => {
      const options = { memorySize: 8 + 37 * i, iterations: 1 + (i % 3), parallelism: 1 + (i % 4) };
      options.memorySize = Math.max(options.memorySize, 8 * options.parallelism);
      const argon2id = new Argon2id({ ...options, secret: `secret ${i}` });
      const hash = await argon2id.hash(`password ${i}`);
      const answers = await Promise.all([
        argon2id.verify(hash, `password ${i}`),
        argon2id.verify(hash, `password ${i + 1}`),
        new Argon2id({ secret: `secret ${i + 1}` }).verify(hash, `password ${i}`),
      ]);
      check.equal(String(answers), "true,false,false", `job ${i}`);
    });
    await Promise.all(jobs);
  });

  test("one instance serves many calls at once", async () => {
    const argon2id = new Argon2id({ memorySize: 256, iterations: 1 });
    const passwords = Array.from({ length: 30 }, (_, i) => `password ${i}`);
    const hashes = await Promise.all(passwords.map((password) => argon2id.hash(password)));
    check.equal(new Set(hashes).size, 30, "different hashes");
    const answers = await Promise.all(hashes.map((hash, i) => argon2id.verify(hash, passwords[i])));
    check.ok(
      answers.every((answer) => answer === true),
      "all verify",
    );
  });

  test("failures among overlapping calls stay their own", async () => {
    const argon2id = new Argon2id({ memorySize: 64, iterations: 1 });
    const hash = await argon2id.hash("password");
    const calls = [
      () => argon2id.verify(hash, "password"),
      () => argon2id.verify("broken", "password"),
      () => argon2id.hash(undefined),
      () => argon2id.verify(hash.replace("m=64", "m=2097151"), "password"),
      () => argon2id.verify(hash, "passwore"),
      () => argon2id.hash("x".repeat(5000)),
      () => argon2id.verify(hash, "password"),
    ];
    const outcomes = await Promise.allSettled(calls.map(async (call) => call()));
    const told = outcomes.map(({ status, value, reason }) =>
      status === "fulfilled" ? String(value) : (reason.code ?? reason.name),
    );
    const expected = "true INVALID_HASH TypeError COST_LIMIT false PASSWORD_TOO_LONG true";
    check.equal(told.join(" "), expected);
  });

  test("large, small and large again give the same tag", async () => {
    const salt = new Uint8Array(16).fill(1);
    const tag = async (memorySize) =>
      String(await hashRaw("x", { memorySize, iterations: 1, salt }));
    const [small, large] = [await tag(8), await tag(131_072)];
    for (let round = 0; round < 2; round++) {
      check.equal(await tag(8), small, "8 KiB after 128 MiB");
      check.equal(await tag(131_072), large, "128 MiB after 8 KiB");
    }
  });

  test("options whose getters call back are read safely", async () => {
    const inner = new Argon2id({ memorySize: 64, iterations: 1, secret: "inner" });
    const stored = inner.hashSync("inner password");
    const callBack = (value) => () => {
      inner.hashSync("another");
      check.equal(inner.verifySync(stored, "inner password"), true, "the inner call");
      return value;
    };
    const values = {
      memorySize: 32,
      iterations: 2,
      parallelism: 2,
      tagLength: 24,
      secret: "outer",
    };
    const salt = new Uint8Array(16).fill(3);
    const hostile = (options) => {
      const getters = Object.entries(options).map(([key, value]) => [
        key,
        { get: callBack(value), enumerable: true },
      ]);
      return Object.defineProperties({}, Object.fromEntries(getters));
    };
    const argon2id = new Argon2id(hostile(values));
    const plain = new Argon2id(values);
    check.equal(await plain.verify(await argon2id.hash("password"), "password"), true, "hash");
    const expected = await hashRaw("password", { ...values, salt });
    const tag = await hashRaw("password", hostile({ ...values, salt }));
    check.equal(String(tag), String(expected), "hashRaw");
  });

  test("a getter that throws leaves everything usable", async () => {
    const broken = new Error("thrown by the getter");
    const options = {
      get iterations() {
        throw broken;
      },
    };
    check.throws(() => new Argon2id(options), { type: Error, mentions: ["thrown by the getter"] });
    const argon2id = new Argon2id({ memorySize: 64, iterations: 1 });
    check.equal(await argon2id.verify(await argon2id.hash("password"), "password"), true);
  });

  test("a call during another's microtasks does not mix with it", async () => {
    const argon2id = new Argon2id({ memorySize: 64, iterations: 1 });
    const pending = argon2id.hash("first");
    const between = argon2id.hashSync("second");
    const first = await pending;
    check.equal(argon2id.verifySync(first, "first"), true, "the pending call");
    check.equal(argon2id.verifySync(between, "second"), true, "the call in between");
    check.equal(argon2id.verifySync(first, "second"), false, "not mixed up");
  });
}
