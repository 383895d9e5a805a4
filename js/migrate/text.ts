import { encodeText } from "../bytes.ts";
import { Argon2Error } from "../errors.ts";

/** Alphabets of 64 characters, each in the order of its values. */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
export const BASE64: string = `${LETTERS}0123456789+/`;
/** passlib's: base64 with "." in place of "+". */
export const PASSLIB64: string = `${LETTERS}0123456789./`;
export const BCRYPT64: string = `./${LETTERS}0123456789`;
/** crypt(3)'s, which phpass uses. */
export const CRYPT64 = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Says what a hash should look like; the hash itself is never shown. */
export function malformed(title: string, form: string): never {
  throw new Argon2Error("INVALID_HASH", `the ${title} hash is malformed; expected ${form}`);
}

/** The bytes of a salt that is hashed as text. Libraries make it from printable characters. */
export function parseSalt(text: string | undefined): Uint8Array | undefined {
  return text !== undefined && /^[!-~]+$/.test(text) ? encodeText(text) : undefined;
}

/** A plain decimal number from 1 to 2³²−1; `undefined` for anything else. */
export function parseCount(text: string | undefined): number | undefined {
  if (text === undefined || !/^[1-9]\d{0,9}$/.test(text)) return undefined;
  const count = Number(text);
  return count < 2 ** 32 ? count : undefined;
}

/** The binary logarithm of a power of two from 2 on; `undefined` for anything else. */
export function parsePowerOfTwo(text: string | undefined): number | undefined {
  const log = Math.log2(parseCount(text) ?? 0);
  return Number.isInteger(log) && log > 0 ? log : undefined;
}

/** The bytes of hexadecimal digits in either case; `undefined` for anything else. */
export function decodeHex(text: string | undefined): Uint8Array | undefined {
  if (text === undefined || !/^([0-9a-f]{2})+$|^([0-9A-F]{2})+$/.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * The bytes of unpadded base64 in one of the alphabets above; `undefined` for anything else: other
 * characters, impossible lengths, bits beyond the last byte that are not zero.
 */
export function decodeBase64(text: string | undefined, alphabet: string): Uint8Array | undefined {
  if (text === undefined || text.length % 4 === 1) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    bits = (bits << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push(bits >> count);
    bits &= (1 << count) - 1;
  }
  return bits === 0 ? Uint8Array.from(bytes) : undefined;
}

/** The same for standard base64 with its padding. */
export function decodePaddedBase64(text: string | undefined): Uint8Array | undefined {
  if (text === undefined || text.length % 4 !== 0) return undefined;
  return decodeBase64(text.replace(/={1,2}$/, ""), BASE64);
}
