// Hashes made elsewhere, and a second opinion on hashes made here.

import { argon2Sync, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tests } from "../../../tools/paths.mjs";

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

/** How hashes with the default costs begin. */
export const DEFAULT_COSTS = "$argon2id$v=19$m=19456,t=2,p=1$";

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
