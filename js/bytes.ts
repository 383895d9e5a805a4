import { Argon2Error } from "./errors.js";
import type { CheckedOptions } from "./options.js";

/** The bytes to hash: a fresh copy, which the caller wipes. */
export function passwordBytes(
  password: unknown,
  { normalization, maxPasswordLength }: CheckedOptions,
): Uint8Array {
  let bytes: Uint8Array;
  if (typeof password === "string") {
    // Normalising shortens no text to a quarter, so this one needs not be normalised to be refused.
    if (password.length > 4 * maxPasswordLength) refuse(maxPasswordLength);
    bytes = encodeText(normalization === "NFKC" ? password.normalize("NFKC") : password);
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

/** UTF-8; lone surrogates become U+FFFD. */
export function encodeText(text: string): Uint8Array {
  if (typeof TextEncoder === "undefined" || typeof TextDecoder === "undefined") {
    throw new Argon2Error(
      "ENGINE",
      "this runtime has no TextEncoder and TextDecoder (Jest's jsdom environment is one); " +
        "use another test environment or define both globals",
    );
  }
  return new TextEncoder().encode(text);
}

/** By tag and not by `instanceof`, which fails for arrays of another realm (Jest, vm, iframes). */
export function isUint8Array(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && typeTag(value) === "Uint8Array";
}

/**
 * Copies any buffer or view, also of another realm, so that nobody changes it under our hands.
 * Detached buffers and views that a resize left out of bounds are refused: they read as empty.
 */
export function copyBytes(name: string, source: unknown): Uint8Array {
  try {
    if (isUint8Array(source)) return new Uint8Array(source);
    if (isBuffer(source)) return new Uint8Array(source).slice();
    if (ArrayBuffer.isView(source)) {
      if (typeTag(source) !== "DataView") Uint8Array.prototype.keys.call(source as Uint8Array);
      return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
    }
  } catch {
    throw new TypeError(`${name} is on a buffer that was detached or made smaller`);
  }
  throw new TypeError(
    `${name} must be a string, an ArrayBuffer or a view of one, not ${typeName(source)}`,
  );
}

function isBuffer(value: unknown): value is ArrayBufferLike {
  const tag = typeTag(value);
  return tag === "ArrayBuffer" || tag === "SharedArrayBuffer";
}

function typeTag(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

function typeName(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
}
