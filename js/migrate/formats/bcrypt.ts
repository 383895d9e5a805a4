import type { BcryptVariant } from "../attempt.ts";
import { BASE64, BCRYPT64, decodeBase64, malformed } from "../text.ts";
import type { BuiltInFormat, ConfiguredFormat } from "./format.ts";

/** Options of {@link bcrypt}. */
export interface BcryptFormatOptions {
  /**
   * Whether to verify a password that bcrypt reads only in part by that part: the first 72 bytes, or
   * everything before a NUL. Most libraries hash those passwords without an error. Default: false, which
   * refuses them with `PASSWORD_TOO_LONG`.
   */
  lax?: boolean | undefined;
}

const FORM = /^\$2([abxy])\$(0[4-9]|[12]\d|3[01])\$([./0-9A-Za-z]{22})([./0-9A-Za-z]{31})$/;

export interface BcryptParts {
  variant: BcryptVariant;
  cost: number;
  salt: Uint8Array;
  key: Uint8Array;
}

/** AdonisJS writes the letter of the version as its code, and the rest in standard base64. */
const ADONIS_FORM =
  /^\$bcrypt\$(v=9[78]\$)?r=([4-9]|[12]\d|3[01])\$([+/0-9A-Za-z]{22})\$([+/0-9A-Za-z]{31})$/;

function parseAdonis(text: string): BcryptParts | undefined {
  const [, , cost, saltText, keyText] = ADONIS_FORM.exec(text) ?? [];
  const [salt, key] = [decodeBase64(saltText, BASE64), decodeBase64(keyText, BASE64)];
  return salt && key && { variant: "bcrypt", cost: Number(cost), salt, key };
}

/** The parts of a bcrypt string; `undefined` for anything else. */
export function parseBcrypt(text: string): BcryptParts | undefined {
  const [, version, cost, saltText, keyText] = FORM.exec(text) ?? [];
  const [salt, key] = [decodeBase64(saltText, BCRYPT64), decodeBase64(keyText, BCRYPT64)];
  if (!salt || !key) return undefined;
  const variant = version === "x" ? "bcryptSignExtended" : "bcrypt";
  return { variant, cost: Number(cost), salt, key };
}

/**
 * bcrypt (`$2a$`, `$2b$`, `$2x$`, `$2y$`, and AdonisJS's `$bcrypt$`) with options; without any, list
 * `"bcrypt"`.
 */
export function bcrypt(options?: BcryptFormatOptions): ConfiguredFormat;
export function bcrypt(options: BcryptFormatOptions = {}): BuiltInFormat {
  const isLax = options.lax ?? false;
  if (typeof isLax !== "boolean") throw new TypeError("lax must be true or false");
  return {
    name: "bcrypt",
    title: "bcrypt",
    line: '"bcrypt"',
    matches: (stored) => /^\$(2[abxy]?|bcrypt)\$/.test(stored),
    async verify(stored, _password, attempt) {
      const parts =
        parseBcrypt(stored) ??
        parseAdonis(stored) ??
        malformed("bcrypt", "$2b$<cost>$<22 characters of salt><31 of digest>");
      // oslo's Bcrypt normalizes strings; the other libraries do not.
      return attempt.bcrypt({ ...parts, isLax, forms: ["as typed", "NFKC"] });
    },
  };
}
