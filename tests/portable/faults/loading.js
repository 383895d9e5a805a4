// rebundled.js in a Worker. Its module is ready a few microtasks after the import.

import { utf8 } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";
import { COSTS, callsOf, PASSWORD, SALT, SECRET, TAG_HEX, works } from "./aftermath.js";

export const name = "loading";

/** Must be called before the module is ready. */
export function callEarly(api) {
  const { hashSync, verifySync } = callsOf(api);
  const outcomes = [hashSync, verifySync, () => api.parse("$argon2id$")].map((call) => {
    try {
      return call();
    } catch (error) {
      return error;
    }
  });
  const password = utf8(PASSWORD);
  const tag = api.hashRaw(password, { ...COSTS, salt: SALT, secret: SECRET });
  password.fill(0);
  return { outcomes, tag };
}

export function define(test, { api, early }) {
  test("a synchronous call that comes too early is ENGINE and says what to await", async () => {
    const mentions = ["still loading", "await hash, verify or hashRaw"];
    const expected = { type: api.Argon2Error, code: "ENGINE", mentions, never: [PASSWORD, SECRET] };
    for (const outcome of early.outcomes) {
      await check.rejects(() => Promise.reject(outcome), expected, "a synchronous call");
    }
  });

  test("an asynchronous call waits, and hashes the bytes as they were when it was made", async () =>
    check.bytes(await early.tag, TAG_HEX, "tag"));

  test("then synchronous calls work", () => works(api));
}
