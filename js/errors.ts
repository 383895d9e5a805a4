/**
 * What went wrong, as a stable code:
 * - `INVALID_HASH`: not a well-formed Argon2 PHC string.
 * - `UNSUPPORTED_HASH`: a hash of a different algorithm, or of an unknown version of Argon2.
 * - `UNKNOWN_KEY`: the hash's `keyid=` names none of the instance's `secrets`.
 * - `COST_LIMIT`: verifying would cost more than `maxMemorySize` or `maxWork` allows.
 * - `OUT_OF_MEMORY`: the runtime refused the memory. The next call works.
 * - `PASSWORD_TOO_LONG`: more bytes than `maxPasswordLength`.
 * - `UNASSIGNED_CHARACTER`: a character that `passwordCharacters: "assigned"` refuses.
 * - `NO_RANDOM`: the runtime has no random bytes for the salt, or refuses them here.
 * - `BUSY`: too many calls already wait for the pool.
 * - `CLOSED`: the pool was closed.
 * - `ENGINE`: WebAssembly is missing, forbidden or failed; `cause` has the runtime's error.
 */
export type Argon2ErrorCode =
  | "INVALID_HASH"
  | "UNSUPPORTED_HASH"
  | "UNKNOWN_KEY"
  | "COST_LIMIT"
  | "OUT_OF_MEMORY"
  | "PASSWORD_TOO_LONG"
  | "UNASSIGNED_CHARACTER"
  | "NO_RANDOM"
  | "BUSY"
  | "CLOSED"
  | "ENGINE";

const BRAND = Symbol.for("edge-argon2.Argon2Error");

/** An error of this package. The message says what to do and never contains a hash or password. */
export class Argon2Error extends Error {
  declare readonly name: "Argon2Error";
  readonly code: Argon2ErrorCode;
  declare readonly cause?: unknown;

  constructor(code: Argon2ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

// The name is on the prototype, like that of built-in errors, so that it isn't listed with each error.
Object.defineProperties(Argon2Error.prototype, {
  name: { value: "Argon2Error", configurable: true, writable: true },
  [BRAND]: { value: true },
});

// This checks the brand, because `import` and `require` each load a class. Subclasses inherit the method.
Object.defineProperty(Argon2Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown) {
    if (this !== Argon2Error) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === "object" && value !== null && BRAND in value;
  },
});
