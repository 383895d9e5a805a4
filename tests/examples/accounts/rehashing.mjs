// Tests that a hash made elsewhere is replaced when its user logs in.

import { equal, ok } from "../../kit/check.js";
import { DEFAULT_COSTS, opensslVerifies } from "../harness/hashes.mjs";

/**
 * A user with an old hash logs in, and the new hash is stored once.
 * @param {Function} test
 * @param {{ library: string, stored: string, password: string }} old of `oldHash`, in the database
 * @param {{ logIn: (password: string) => Promise<boolean>, stored: () => Promise<string> | string }} app
 *   `logIn`: whether the old user got in with that password; `stored`: the hash in the database
 */
export function rehashesOnce(test, old, { logIn, stored }) {
  test(`a user with a hash of ${old.library} logs in, and gets a new hash once`, async () => {
    equal(await logIn("a wrong password"), false, "logged in with a wrong password");
    equal(await stored(), old.stored, "the hash after a wrong password");

    equal(await logIn(old.password), true, "logged in");
    const rehashed = await stored();
    ok(rehashed.startsWith(DEFAULT_COSTS), "not the default costs");
    ok(opensslVerifies(rehashed, old.password), "OpenSSL gets another tag");

    equal(await logIn(old.password), true, "logged in again");
    equal(await stored(), rehashed, "the hash after the second time");
  });
}
