import { bytes, choice, integer, MAX_UINT32, MIN_SALT_LENGTH, MIN_TAG_LENGTH } from "./checks.ts";
import type { ParsedHash } from "./phc.ts";

/**
 * Writes the parts of a hash as a canonical PHC string: the inverse of {@link parse}.
 *
 * @throws RangeError or TypeError that names the part and its range.
 */
export function encode(hash: ParsedHash): string {
  const lanes = integer("parallelism", hash.parallelism, 1, 2 ** 24 - 1);
  const algorithm = choice("algorithm", hash.algorithm, ["argon2id", "argon2i", "argon2d"]);
  const version = choice("version", hash.version, [19, 16]);
  const memorySize = integer("memorySize", hash.memorySize, 8 * lanes, MAX_UINT32);
  const iterations = integer("iterations", hash.iterations, 1, MAX_UINT32);
  const field = (prefix: string, name: string, value: unknown, least: number) =>
    value === undefined ? "" : prefix + toBase64(bytes(name, value, least));
  return (
    `$${algorithm}$v=${version}$m=${memorySize},t=${iterations},p=${lanes}` +
    field(",keyid=", "keyId", hash.keyId, 1) +
    field(",data=", "associatedData", hash.associatedData, 1) +
    `$${toBase64(bytes("salt", hash.salt, MIN_SALT_LENGTH))}` +
    `$${toBase64(bytes("tag", hash.tag, MIN_TAG_LENGTH))}`
  );
}

/** Base64 without padding, as the PHC string format requires. */
function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("=", "");
}
