import { DIGEST_LENGTHS } from "../attempt.ts";
import { decodeHex, malformed, parseCount, parsePowerOfTwo, parseSalt } from "../text.ts";
import type { BuiltInFormat } from "./format.ts";

const SCRYPT_KEY_LENGTH = 64;
const DIGESTS = { sha1: "SHA-1", sha256: "SHA-256", sha512: "SHA-512" } as const;

const isDigest = (name: string | undefined): name is keyof typeof DIGESTS =>
  name !== undefined && Object.hasOwn(DIGESTS, name);

/** Werkzeug's (Flask's) `scrypt:N:r:p$salt$hex` and `pbkdf2:digest:iterations$salt$hex`. */
export const werkzeug: BuiltInFormat = {
  name: "werkzeug",
  title: "Werkzeug",
  line: '"werkzeug"',
  matches: (stored) => /^(scrypt|pbkdf2):[^$]*\$/.test(stored),
  async verify(stored, _password, attempt) {
    const [method = "", saltText, keyText, ...more] = stored.split("$");
    const [name, ...costs] = method.split(":");
    const [salt, key] = [parseSalt(saltText), decodeHex(keyText)];
    if (salt && key && more.length === 0) {
      if (name === "scrypt" && costs.length === 3 && key.length === SCRYPT_KEY_LENGTH) {
        const [logN, r, p] = [
          parsePowerOfTwo(costs[0]),
          parseCount(costs[1]),
          parseCount(costs[2]),
        ];
        if (logN && r && p) return attempt.scrypt({ logN, r, p, salt, key });
      } else if (name === "pbkdf2" && costs.length === 2 && isDigest(costs[0])) {
        const [digest, iterations] = [DIGESTS[costs[0]], parseCount(costs[1])];
        if (iterations && key.length === DIGEST_LENGTHS[digest]) {
          return attempt.pbkdf2({ digest, iterations, salt, key });
        }
      }
    }
    return malformed("Werkzeug", "scrypt:N:r:p$salt$hex or pbkdf2:sha256:iterations$salt$hex");
  },
};
