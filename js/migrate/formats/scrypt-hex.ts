import { decodeHex, malformed, parseSalt } from "../text.ts";
import type { BuiltInFormat } from "./format.ts";

const KEY_LENGTH = 64;
const COSTS = { logN: 14, p: 1, forms: ["NFKC"] } as const;

/**
 * `salt:hex(64 bytes)`: scrypt with N = 16384, r = 16, p = 1. It takes the salt's text, not the bytes
 * that its hexadecimal digits stand for.
 */
export const saltAndKey = (
  name: "better-auth" | "lucia-3" | "convex-auth" | "oslo-scrypt",
): BuiltInFormat =>
  scryptHex(
    name,
    "scrypt (better-auth, Lucia 3, Convex Auth or oslo)",
    /^[^$:]+:[0-9A-Za-z]+$/,
    (parts) => parts.length === 2 && 16,
  );

/** Lucia 2's `s2:salt:hex`, and the `salt:hex` of Lucia 1, for which r is 8. */
export const lucia2: BuiltInFormat = scryptHex(
  "lucia-2",
  "Lucia",
  /^(s2:)?[^$:]+:[0-9A-Za-z]+$/,
  (parts) => (parts.length === 2 ? 8 : parts[0] === "s2" && 16),
);

function scryptHex(
  name: BuiltInFormat["name"],
  title: string,
  shape: RegExp,
  blockSize: (parts: string[]) => number | false,
): BuiltInFormat {
  return {
    name,
    title,
    line: JSON.stringify(name),
    matches: (stored) => shape.test(stored),
    async verify(stored, _password, attempt) {
      const parts = stored.split(":");
      const [key, salt] = [decodeHex(parts.at(-1)), parseSalt(parts.at(-2))];
      const r = blockSize(parts);
      if (!r || !salt || key?.length !== KEY_LENGTH)
        malformed(title, "salt:key, the key of 64 bytes in hex");
      return attempt.scrypt({ ...COSTS, r, salt, key });
    },
  };
}
