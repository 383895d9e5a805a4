import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { password } from "../../js/adapters/better-auth.ts";
import { crypto } from "../../js/adapters/convex-auth.ts";
import { hashed } from "./stub-engine.mjs";

beforeEach(() => hashed.splice(0));

for (const [what, text, options, times] of [
  ["in NFKC", "plain", {}, 1],
  ["not in NFKC", "ﬁ", {}, 2],
  ["that is not normalized", "ﬁ", { normalization: "none" }, 1],
]) {
  test(`better-auth: hashing a password ${what} does the work of refusing it`, async () => {
    assert.equal(await password(options).hash(text), "stored");
    assert.equal(hashed.length, times);
  });
}

test("convex-auth: an account without a secret matches no password", async () =>
  assert.equal(await crypto().verifySecret("", ""), false));
