import { blake2b } from "@noble/hashes/blake2.js";

const le32 = (value) => new Uint8Array(Uint32Array.of(value).buffer);

/** H0 of RFC 9106 section 3.2, for Argon2id version 19. */
export function preHash({ memorySize, iterations, parallelism, tagLength, ...fields }) {
  const hash = blake2b.create({ dkLen: 64 });
  for (const value of [parallelism, tagLength, memorySize, iterations, 19, 2]) {
    hash.update(le32(value));
  }
  const { password, salt, secret, associatedData = new Uint8Array() } = fields;
  for (const field of [password, salt, secret, associatedData]) {
    hash.update(le32(field.length)).update(field);
  }
  return hash.digest();
}
