import { Argon2Error } from "./errors.js";
import type { CheckedOptions } from "./options.js";

// Taken at import, so that code which replaces the method later does not change passwords.
const normalize: (text: string, form: string) => string = Function.prototype.call.bind(
  String.prototype.normalize,
);

/** The name of a view's type whatever its realm, and `undefined` for all that is no such view. */
const typedArrayName: (view: unknown) => string | undefined = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)
    ?.get as () => string | undefined,
);

/** The bytes to hash: a fresh copy, which the caller wipes. */
export function passwordBytes(
  password: unknown,
  { normalization, maxPasswordLength }: CheckedOptions,
): Uint8Array {
  let bytes: Uint8Array;
  if (typeof password === "string") {
    // Normalising shortens no text to a quarter, so this one needs not be normalised to be refused.
    if (password.length > 4 * maxPasswordLength) refuse(maxPasswordLength);
    const text = normalization === "NFKC" ? normalize(password, "NFKC") : password;
    // Nor needs what has more UTF-16 units than it may have bytes be encoded.
    if (text.length > maxPasswordLength) refuse(maxPasswordLength);
    bytes = encodeText(text);
  } else if (isUint8Array(password)) {
    if (password.length > maxPasswordLength) refuse(maxPasswordLength);
    bytes = copyBytes("password", password);
  } else {
    throw new TypeError(`password must be a string or a Uint8Array, not ${typeName(password)}`);
  }
  if (bytes.length > maxPasswordLength) refuse(maxPasswordLength);
  return bytes;
}

function refuse(max: number): never {
  throw new Argon2Error(
    "PASSWORD_TOO_LONG",
    `the password has more than ${max} bytes; refuse it in your form, or raise maxPasswordLength`,
  );
}

export const NO_TEXT_CODECS =
  "this runtime has no TextEncoder and TextDecoder (Jest's jsdom environment is one); " +
  "use another test environment or define both globals";

/** UTF-8; lone surrogates become U+FFFD. */
export function encodeText(text: string): Uint8Array {
  if (typeof TextEncoder === "undefined" || typeof TextDecoder === "undefined") {
    throw new Argon2Error("ENGINE", NO_TEXT_CODECS);
  }
  return new TextEncoder().encode(text);
}

/** Not by `instanceof`, which fails for arrays of another realm (Jest, vm, iframes). */
export function isUint8Array(value: unknown): value is Uint8Array {
  return typedArrayName(value) === "Uint8Array";
}

/**
 * Copies any buffer or view, also of another realm, so that nobody changes it under our hands.
 * Detached buffers and views that a resize left out of bounds are refused: they read as empty.
 */
export function copyBytes(name: string, source: unknown): Uint8Array {
  try {
    if (isUint8Array(source)) return new Uint8Array(source);
    if (ArrayBuffer.isView(source)) {
      if (typedArrayName(source)) Uint8Array.prototype.keys.call(source as Uint8Array);
      return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
    }
    // Of a proxy of a buffer, or of what only calls itself one, there is no such view.
    if (isBuffer(source)) return new Uint8Array(new DataView(source).buffer).slice();
  } catch {
    throw new TypeError(`${name} is on a buffer that was detached or made smaller, or is none`);
  }
  throw new TypeError(
    `${name} must be a string, an ArrayBuffer or a view of one, not ${typeName(source)}`,
  );
}

function isBuffer(value: unknown): value is ArrayBuffer {
  return /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));
}

export function typeName(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
}
