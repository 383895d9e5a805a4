// Hashes that other libraries wrote verify with their password and not with a different one.

import { fromHex } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";

export const name = "peers";

export function define(test, { api, data }) {
  for (const { library, hash, password, secret_hex, normalization } of data.peers) {
    test(`${library} wrote ${hash.slice(0, hash.indexOf("$", 16))}`, async () => {
      const secret = fromHex(secret_hex ?? "");
      const argon2id = new api.Argon2id({ secret, normalization });
      check.equal(await argon2id.verify(hash, password), true, "its password");
      check.equal(await argon2id.verify(hash, `${password} `), false, "another password");
      check.equal(await argon2id.verify(hash, ""), password === "", "the empty password");
    });
  }
}
