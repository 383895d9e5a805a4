// Hashes that cost too much or are too long are refused before WebAssembly's memory grows for them.

import * as check from "../../kit/check.js";
import { costBombs } from "./strings.js";

export const name = "refusals";

const MEGABYTES = 1_000_000;

export function define(test, { api, memory }) {
  const { Argon2Error, Argon2id, hashRaw } = api;
  const argon2id = new Argon2id({ memorySize: 64, iterations: 1 });
  const stored = argon2id.hashSync("password");

  /** The call adds no page of memory and keeps the instance. */
  async function growsNothing(call, what) {
    check.equal(argon2id.verifySync(stored, "password"), true, "an instance is there");
    const [pages, instances] = [memory.pages(), memory.instances()];
    await call();
    check.equal(memory.pages(), pages, `${what}: pages of memory`);
    check.equal(memory.instances(), instances, `${what}: instances`);
  }

  test("pages are counted: a hash that needs more of them is seen", async () => {
    const before = memory.pages();
    new Argon2id({ memorySize: 1024, iterations: 1 }).hashSync("password");
    check.equal(memory.pages(), before + 15, "pages");
  });

  test("no cost bomb touches a page", async () => {
    for (const [what, bomb] of costBombs()) {
      // A string longer than any hash is INVALID_HASH, because its costs are never read.
      const code = bomb.length > 8192 || what.endsWith("ASCII") ? "INVALID_HASH" : "COST_LIMIT";
      const expected = { type: Argon2Error, code };
      await growsNothing(async () => {
        check.throws(() => argon2id.verifySync(bomb, "password"), expected, what);
        await check.rejects(() => argon2id.verify(bomb, "password"), expected, what);
      }, what);
    }
  });

  test("no reader of hashes touches a page for one that is too long", async () => {
    const bomb = `${stored}${"A".repeat(10 * MEGABYTES)}`;
    const expected = { type: Argon2Error, code: "INVALID_HASH" };
    await growsNothing(() => {
      check.throws(() => api.parse(bomb), expected, "parse");
      check.throws(() => argon2id.needsRehash(bomb), expected, "needsRehash");
    }, "10 MB");
  });

  const passwords = [
    ["4097 bytes", new Uint8Array(4097)],
    ["4097 characters", "x".repeat(4097)],
    ["1366 characters of 3 bytes", "\u20ac".repeat(1366)],
    ["125 characters that NFKC makes 4125 bytes of", "\ufdfa".repeat(125)],
    ["16,384 characters, each a word in NFKC", "\ufdfa".repeat(16_384)],
    ["100 MB", new Uint8Array(100 * MEGABYTES)],
    ["100 million characters", "x".repeat(100 * MEGABYTES)],
  ];
  for (const [what, password] of passwords) {
    test(`a password of ${what} touches no page`, async () => {
      const expected = { type: Argon2Error, code: "PASSWORD_TOO_LONG" };
      const salt = new Uint8Array(16);
      await growsNothing(async () => {
        check.throws(() => argon2id.hashSync(password), expected, "hashSync");
        check.throws(() => argon2id.verifySync(stored, password), expected, "verifySync");
        await check.rejects(() => hashRaw(password, { salt }), expected, "hashRaw");
      }, what);
    });
  }
}
