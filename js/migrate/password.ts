import { copyBytes, encodeText, isUint8Array, typeName } from "../bytes.ts";
import { Argon2Error } from "../errors.ts";

/** How a library turns a string into bytes; all of them then encode it as UTF-8. */
export type Form = "NFKC" | "as typed";

/**
 * Calls `attempt` with the password's bytes in each of the forms that differ, until one matches, and
 * wipes the bytes. Bytes given by the caller are taken as they are.
 */
export async function inForms(
  password: unknown,
  forms: readonly Form[],
  maxLength: number,
  attempt: (bytes: Uint8Array) => boolean | Promise<boolean>,
): Promise<boolean> {
  for (const value of distinctForms(password, forms, maxLength)) {
    const bytes = typeof value === "string" ? encodeText(value) : copyBytes("password", value);
    try {
      if (bytes.length > maxLength) refuse(maxLength);
      if (await attempt(bytes)) return true;
    } finally {
      bytes.fill(0);
    }
  }
  return false;
}

function distinctForms(
  password: unknown,
  forms: readonly Form[],
  maxLength: number,
): Set<string | Uint8Array> {
  if (isUint8Array(password)) {
    if (password.length > maxLength) refuse(maxLength);
    return new Set([password]);
  }
  if (typeof password !== "string") {
    throw new TypeError(`password must be a string or a Uint8Array, not ${typeName(password)}`);
  }
  // Normalization never shortens text to less than a quarter.
  if (password.length > 4 * maxLength) refuse(maxLength);
  return new Set(forms.map((form) => (form === "NFKC" ? password.normalize("NFKC") : password)));
}

function refuse(maxLength: number): never {
  throw new Argon2Error(
    "PASSWORD_TOO_LONG",
    `the password has more than ${maxLength} bytes; refuse it in your form, or raise maxPasswordLength`,
  );
}
