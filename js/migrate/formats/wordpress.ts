import { encodeText } from "../../bytes.ts";
import { CRYPT64, malformed } from "../text.ts";
import { parseBcrypt } from "./bcrypt.ts";
import type { BuiltInFormat } from "./format.ts";

const PHPASS = /^\$([PH])\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})$/;
/** phpass's own range for the binary logarithm of its iterations. */
const [LEAST, MOST] = [7, 30];

/** WordPress's `$P$` (phpass) and, since 6.8, `$wp$2y$`; and phpBB's `$H$`, which is phpass too. */
export const wordpress: BuiltInFormat = {
  name: "wordpress",
  title: "WordPress",
  line: '"wordpress"',
  matches: (stored) => /^\$(P|H|wp)\$/.test(stored),
  async verify(stored, _password, attempt) {
    if (stored.startsWith("$wp$")) {
      const parts = parseBcrypt(stored.slice(3));
      if (parts?.variant === "bcrypt") {
        return attempt.bcrypt({ ...parts, variant: "bcryptWordpress" });
      }
    }
    const [, kind, count, salt = "", digest = ""] = PHPASS.exec(stored) ?? [];
    const [logIterations, key] = [CRYPT64.indexOf(count ?? "?"), decodeDigest(digest)];
    if (!key || logIterations < LEAST || logIterations > MOST) {
      malformed("WordPress", "$P$ and 31 characters, or $wp$2y$ and the rest of a bcrypt hash");
    }
    // WordPress trims passwords before it hashes them.
    return attempt.phpass({ salt: encodeText(salt), key, logIterations, isTrimmed: kind === "P" });
  },
};

/** Decodes 22 characters of 6 bits each, the lowest first: 128 bits of digest, then zeros. */
function decodeDigest(text: string): Uint8Array | undefined {
  let bits = 0n;
  for (const character of Array.from(text).reverse()) {
    bits = (bits << 6n) | BigInt(CRYPT64.indexOf(character));
  }
  // phpass writes each group of three bytes as four characters, and the last byte as two.
  if (text === "" || bits >> 128n !== 0n) return undefined;
  return Uint8Array.from({ length: 16 }, (_, i) => Number((bits >> BigInt(8 * i)) & 255n));
}
