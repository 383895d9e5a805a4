// Makes random parameter sets, and computes their tags with OpenSSL.

import { argon2Sync } from "node:crypto";
import { toHex } from "../../kit/bytes.js";
import { byteString, generator, integer, nonAsciiPassword, pick } from "../../kit/random.js";

/** `count` sets; the same seed gives the same sets. */
export function randomSets(seed, count) {
  const random = generator(seed);
  return Array.from({ length: count }, () => randomSet(random));
}

function randomSet(random) {
  const type = pick(random, ["argon2id", "argon2id", "argon2i", "argon2d"]);
  const p = integer(random, 1, 8);
  // Uniform in the exponent, so that small and odd sizes are as frequent as large ones.
  const m = Math.max(8 * p, Math.floor(2 ** (3 + 9 * random())) + integer(random, 0, 1));
  const t = integer(random, 1, 4);
  const tagLength = integer(random, 4, 128);
  const salt = byteString(random, integer(random, 8, 40));
  const secret = byteString(random, pick(random, [0, 0, 1, 16, 32, 129]));
  const ad = byteString(random, pick(random, [0, 0, 5, 64, 200]));
  const text = random() < 0.6;
  const password = text
    ? nonAsciiPassword(random, integer(random, 1, 40))
    : byteString(random, integer(random, 0, 200));

  const tag = argon2Sync(type, {
    message: text ? password.normalize("NFKC") : password,
    nonce: salt,
    memory: Math.min(m, 4096),
    passes: t,
    parallelism: p,
    tagLength,
    secret,
    associatedData: ad,
  });
  return {
    ...{ type, m: Math.min(m, 4096), t, p },
    ...(text ? { password } : { password_hex: toHex(password) }),
    salt_hex: toHex(salt),
    secret_hex: toHex(secret),
    ad_hex: toHex(ad),
    tag_hex: toHex(tag),
  };
}
