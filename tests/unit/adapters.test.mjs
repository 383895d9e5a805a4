import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { argon2id } from "../../js/adapters/adonisjs.ts";
import { password } from "../../js/adapters/better-auth.ts";
import { crypto } from "../../js/adapters/convex-auth.ts";
import { hashed } from "./stub-engine.mjs";

beforeEach(() => hashed.splice(0));

for (const [what, text, options, times] of [
  ["in NFKC", "plain", {}, 1],
  ["not in NFKC", "ﬁ", {}, 2],
  ["that is not normalized", "ﬁ", { normalization: "none" }, 1],
]) {
  for (const [library, hash] of [
    ["AdonisJS", argon2id(options)().make],
    ["better-auth", password(options).hash],
  ]) {
    test(`${library}: hashing a password ${what} does the work of refusing it`, async () => {
      assert.equal(await hash(text), "stored");
      assert.equal(hashed.length, times);
    });
  }
}

test("convex-auth: an account without a secret matches no password", async () =>
  assert.equal(await crypto().verifySecret("", ""), false));
