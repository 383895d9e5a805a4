import { type Attempt, DIGEST_LENGTHS } from "../attempt.ts";
import { decodePaddedBase64, malformed, parseCount, parsePowerOfTwo, parseSalt } from "../text.ts";
import { parseBcrypt } from "./bcrypt.ts";
import type { BuiltInFormat } from "./format.ts";

const SCRYPT_KEY_LENGTH = 64;

/** Each hash begins with the name of its hasher, which defines the rest. */
const HASHERS: Record<string, (rest: string, attempt: Attempt) => Promise<boolean> | undefined> = {
  pbkdf2_sha256: (rest, attempt) => pbkdf2("SHA-256", rest, attempt),
  pbkdf2_sha1: (rest, attempt) => pbkdf2("SHA-1", rest, attempt),
  scrypt,
  bcrypt_sha256(rest, attempt) {
    const parts = parseBcrypt(rest);
    return parts && attempt.bcrypt({ ...parts, variant: "bcryptSha256" });
  },
  bcrypt(rest, attempt) {
    const parts = parseBcrypt(rest);
    return parts && attempt.bcrypt(parts);
  },
  argon2: (rest, attempt) => attempt.argon2(`$${rest}`),
};

const HASHER = /^(pbkdf2_sha256|pbkdf2_sha1|scrypt|bcrypt_sha256|bcrypt|argon2)\$/;

/** Django's `hasher$…`. */
export const django: BuiltInFormat = {
  name: "django",
  title: "Django",
  line: '"django"',
  matches: (stored) => HASHER.test(stored),
  async verify(stored, _password, attempt) {
    const name = HASHER.exec(stored)?.[1] ?? "";
    const verified = HASHERS[name]?.(stored.slice(name.length + 1), attempt);
    return verified ?? malformed("Django", "what Django's hasher of that name writes");
  },
};

function pbkdf2(digest: "SHA-1" | "SHA-256", rest: string, attempt: Attempt) {
  const [count, saltText, keyText, ...more] = rest.split("$");
  const [iterations, salt] = [parseCount(count), parseSalt(saltText)];
  const key = decodePaddedBase64(keyText);
  if (!iterations || !salt || key?.length !== DIGEST_LENGTHS[digest] || more.length > 0) return;
  return attempt.pbkdf2({ digest, iterations, salt, key });
}

function scrypt(rest: string, attempt: Attempt) {
  const [n, saltText, blockSize, parallelism, keyText, ...more] = rest.split("$");
  const [logN, r, p] = [parsePowerOfTwo(n), parseCount(blockSize), parseCount(parallelism)];
  const [salt, key] = [parseSalt(saltText), decodePaddedBase64(keyText)];
  if (!logN || !r || !p || !salt || key?.length !== SCRYPT_KEY_LENGTH || more.length > 0) return;
  return attempt.scrypt({ logN, r, p, salt, key });
}
