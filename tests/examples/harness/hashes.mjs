// Hashes made elsewhere, and a second opinion on hashes made here.

import { argon2Sync, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tests } from "../../../tools/paths.mjs";
import { equal, ok } from "../../kit/check.js";

/** The password of the two hashes below. */
export const PASSWORD = "correct horse battery staple";

/** A hash that `new Argon2id().hash(PASSWORD)` of oslo 1.2.1 made. */
export const OSLO_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$3IYGBbGruoFk5ykEXAlR4g$cqPRCrdhpEylpXjQ0rcC+TH3pH0E3Cc61MWX65v825k";

/** A hash by `Argon2::default()` of RustCrypto's argon2 0.5.3, as Argon2 Workers in Rust use it. */
export const RUST_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$J9TDPkjCpFF1p0upuzbS2g$vDr6ZdUM2maLP+V9koGxff8Vnzt1rpcqW8ZWdPGplfk";

/**
 * A hash of a password that is not in NFKC, made by the library that defines the format.
 * @param {string} format of edge-argon2/migrate
 * @returns {{ library: string, stored: string, password: string }} `library` with its version
 */
export function oldHash(format) {
  const { vectors } = JSON.parse(
    readFileSync(join(tests, "portable/migrate/vectors.json"), "utf8"),
  );
  return vectors.find(({ library, password, ...vector }) => {
    const isWanted = vector.format === format && library.startsWith("npm ");
    return isWanted && password !== password.normalize("NFKC");
  });
}

const PHC =
  /^\$argon2id\$v=19\$m=(?<memory>\d+),t=(?<passes>\d+),p=(?<lanes>\d+)\$(?<salt>[\w+/]+)\$(?<tag>[\w+/]+)$/;

/** Whether OpenSSL, through node:crypto, computes the hash's tag from the password. */
export function opensslVerifies(hash, password) {
  const parts = PHC.exec(hash)?.groups;
  if (!parts) throw new Error("the stored value is not an Argon2id PHC string");
  const tag = Buffer.from(parts.tag, "base64");
  const computed = argon2Sync("argon2id", {
    message: password.normalize("NFKC"),
    nonce: Buffer.from(parts.salt, "base64"),
    memory: Number(parts.memory),
    passes: Number(parts.passes),
    parallelism: Number(parts.lanes),
    tagLength: tag.length,
  });
  return timingSafeEqual(computed, tag);
}

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
    ok(rehashed.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), "not the default costs");
    ok(opensslVerifies(rehashed, old.password), "OpenSSL gets another tag");

    equal(await logIn(old.password), true, "logged in again");
    equal(await stored(), rehashed, "the hash after the second time");
  });
}
