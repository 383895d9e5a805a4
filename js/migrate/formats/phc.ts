import type { Digest } from "../attempt.ts";
import {
  BASE64,
  decodeBase64,
  malformed,
  PASSLIB64,
  parseCount,
  parsePowerOfTwo,
} from "../text.ts";
import type { BuiltInFormat } from "./format.ts";

const DIGESTS: Record<string, Digest> = {
  pbkdf2: "SHA-1",
  "pbkdf2-sha1": "SHA-1",
  "pbkdf2-sha256": "SHA-256",
  "pbkdf2-sha512": "SHA-512",
};
const LEAST_KEY_LENGTH = 16;
const MOST_KEY_LENGTH = 64;
const MAX_LOG_N = 63;

/**
 * `$scrypt$ln=,r=,p=$salt$key`, and with `n=` instead of `ln=` as AdonisJS writes it;
 * `$pbkdf2-sha256$i=[,l=]$salt$key` as RustCrypto and other PHC libraries write it, and `$pbkdf2-sha256$29000$salt$key` in passlib's alphabet.
 */
export const phc: BuiltInFormat = {
  name: "phc",
  title: "PHC scrypt or PBKDF2",
  line: '"phc"',
  matches: (stored) => /^\$(scrypt|pbkdf2(-sha(1|256|512))?)\$/.test(stored),
  async verify(stored, _password, attempt) {
    const [, id = "", costs = "", saltText, keyText, ...more] = stored.split("$");
    const isPasslib = id !== "scrypt" && !costs.includes("=");
    const alphabet = isPasslib ? PASSLIB64 : BASE64;
    const [salt, key] = [decodeBase64(saltText, alphabet), decodeBase64(keyText, alphabet)];
    if (salt && key && isKeyLength(key.length) && more.length === 0) {
      const digest = DIGESTS[id];
      if (digest) {
        const iterations = parseIterations(costs, key.length);
        if (iterations) return attempt.pbkdf2({ digest, iterations, salt, key });
      } else {
        const [, name, n, ...rp] = /^(l?n)=(\d+),r=(\d+),p=(\d+)$/.exec(costs) ?? [];
        const logN = name === "n" ? parsePowerOfTwo(n) : parseCount(n);
        const [r, p] = rp.map(parseCount);
        if (logN && logN <= MAX_LOG_N && r && p) {
          return attempt.scrypt({ logN, r, p, salt, key });
        }
      }
    }
    return malformed(
      "PHC",
      "$scrypt$ln=,r=,p=$salt$key or $pbkdf2-sha256$i=$salt$key, with a key of 16 to 64 bytes",
    );
  },
};

const isKeyLength = (length: number) => length >= LEAST_KEY_LENGTH && length <= MOST_KEY_LENGTH;

function parseIterations(costs: string, keyLength: number): number | undefined {
  const [, plain, named, length] = /^(?:(\d+)|i=(\d+)(?:,l=(\d+))?)$/.exec(costs) ?? [];
  if (length !== undefined && parseCount(length) !== keyLength) return undefined;
  return parseCount(plain ?? named);
}
