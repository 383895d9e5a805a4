import { Argon2Error } from "./errors.ts";
import { isStackOverflow } from "./messages.ts";

/** `Uint8Array<ArrayBuffer>`, which only TypeScript 5.7 and later can write. */
export type Bytes = ReturnType<Uint8ArrayConstructor["of"]>;

/** How passwords become bytes. */
export interface PasswordRules {
  normalization: "NFKC" | "none";
  passwordCharacters: "any" | "assigned";
  /** In bytes. */
  maxPasswordLength: number;
}

// The method is captured at import, so that code that replaces it later can't change passwords.
const normalize: (text: string, form: string) => string =
  /* @__PURE__ */ Function.prototype.call.bind(String.prototype.normalize);

/** The name of a typed array's class, whatever its realm; `undefined` for everything else. */
const typedArrayName: (view: unknown) => string | undefined =
  /* @__PURE__ */ Function.prototype.call.bind(
    /* @__PURE__ */ Object.getOwnPropertyDescriptor(
      /* @__PURE__ */ Object.getPrototypeOf(Uint8Array.prototype),
      Symbol.toStringTag,
    )?.get as () => string | undefined,
  );

/** Passes the password's bytes to `call`, then wipes them. */
export function withPassword<T>(
  password: unknown,
  rules: PasswordRules,
  call: (bytes: Uint8Array) => T,
): T {
  const bytes = passwordBytes(password, rules);
  try {
    return call(bytes);
  } finally {
    bytes.fill(0);
  }
}

/**
 * Computes once the module is loaded, which it already is in most runtimes.
 *
 * @param ready the runner's
 */
export async function onceReady<T>(
  ready: () => Promise<void> | undefined,
  password: unknown,
  compute: (own: unknown) => T,
): Promise<T> {
  const loading = ready();
  if (loading === undefined) return compute(password);
  // The caller may wipe or reuse the array while the module loads.
  const copy = isUint8Array(password) ? copyBytes("password", password) : undefined;
  try {
    await loading;
    return compute(copy ?? password);
  } finally {
    copy?.fill(0);
  }
}

/**
 * Passes every form of the password that a stored hash may have been made from to `call`, then wipes
 * them: the normalized one, and if NFKC changed the text, the text as it was typed, because libraries
 * that do not normalize hashed that. A password that is too long in that form cannot match.
 */
export function withCandidates<T>(
  password: unknown,
  rules: PasswordRules,
  call: (candidates: Uint8Array[]) => T,
): T {
  return withPassword(password, rules, (bytes) => {
    const typed = isChanged(password, rules) ? encodeText(password) : undefined;
    try {
      return call(typed && typed.length <= rules.maxPasswordLength ? [bytes, typed] : [bytes]);
    } finally {
      typed?.fill(0);
    }
  });
}

function isChanged(password: unknown, rules: PasswordRules): password is string {
  return (
    typeof password === "string" &&
    rules.normalization === "NFKC" &&
    password.length <= rules.maxPasswordLength &&
    normalize(password, "NFKC") !== password
  );
}

function passwordBytes(
  password: unknown,
  { normalization, maxPasswordLength }: PasswordRules,
): Uint8Array {
  let bytes: Uint8Array;
  if (typeof password === "string") {
    // NFKC never shortens text to less than a quarter, so this one is too long in any form.
    if (password.length > 4 * maxPasswordLength) refuse(maxPasswordLength);
    const text = normalization === "NFKC" ? normalize(password, "NFKC") : password;
    // UTF-8 has at least one byte for each UTF-16 unit, so don't encode a text that has too many.
    if (text.length > maxPasswordLength) refuse(maxPasswordLength);
    bytes = encodeText(text);
  } else if (isUint8Array(password)) {
    if (password.length > maxPasswordLength) refuse(maxPasswordLength);
    bytes = copyBytes("password", password);
  } else {
    throw new TypeError(`password must be a string or a Uint8Array, not ${typeName(password)}`);
  }
  if (bytes.length > maxPasswordLength) {
    bytes.fill(0);
    refuse(maxPasswordLength);
  }
  return bytes;
}

function refuse(max: number): never {
  throw new Argon2Error(
    "PASSWORD_TOO_LONG",
    `the password has more than ${max} bytes; refuse it in your form, or raise maxPasswordLength`,
  );
}

/**
 * Refuses a password that other versions of Unicode may normalize or encode differently: one with
 * code points that the runtime's version does not assign, or with lone surrogates.
 */
export function requireAssigned(password: unknown): void {
  // biome-ignore lint/complexity/useRegexLiterals: V8 checks a literal at import, which takes a quarter of a millisecond.
  if (typeof password === "string" && RegExp("[\\p{Cn}\\p{Cs}]", "u").test(password)) {
    throw new Argon2Error(
      "UNASSIGNED_CHARACTER",
      "the password has a character that this runtime's version of Unicode does not assign; refuse it in your form",
    );
  }
}

export const NO_TEXT_CODECS: string =
  "this runtime has no TextEncoder and TextDecoder (Jest's jsdom environment is one); " +
  "use another test environment or define both globals";

/** Encodes text as UTF-8; lone surrogates become U+FFFD. */
export function encodeText(text: string): Uint8Array {
  if (typeof TextEncoder === "undefined" || typeof TextDecoder === "undefined") {
    throw new Argon2Error("ENGINE", NO_TEXT_CODECS);
  }
  return new TextEncoder().encode(text);
}

export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Avoids `instanceof`, which fails for arrays from other realms (Jest, vm, iframes). */
export function isUint8Array(value: unknown): value is Uint8Array {
  return typedArrayName(value) === "Uint8Array";
}

/**
 * Copies any buffer or view, from any realm, so that later changes to it have no effect. Detached
 * buffers and views that a resize left out of bounds are refused, because they read as empty.
 *
 * A typed array with wider elements is read element by element, each modulo 256, as oslo does
 * (`Buffer.from`).
 */
export function copyBytes(name: string, source: unknown): Uint8Array {
  try {
    if (typedArrayName(source)) {
      Uint8Array.prototype.keys.call(source as Uint8Array); // throws for a detached buffer
      return new Uint8Array(source as Uint8Array);
    }
    if (ArrayBuffer.isView(source)) {
      return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
    }
    // `new DataView` throws for proxies and for objects that only claim to be buffers.
    if (isBuffer(source)) return new Uint8Array(new DataView(source).buffer).slice();
  } catch (error) {
    if (isStackOverflow(error)) throw error;
    throw new TypeError(
      `${name} is not a buffer or a view of bytes, or its buffer was detached or shrunk`,
    );
  }
  throw new TypeError(
    `${name} must be a string, an ArrayBuffer or a view of one, not ${typeName(source)}`,
  );
}

function isBuffer(value: unknown): value is ArrayBuffer {
  const tag = Object.prototype.toString.call(value);
  return tag === "[object ArrayBuffer]" || tag === "[object SharedArrayBuffer]";
}

export function typeName(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
}
