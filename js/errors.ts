import type { Argon2ErrorCode } from "../pkg-template/index.js";

const BRAND = Symbol.for("edge-argon2.Argon2Error");

export class Argon2Error extends Error {
  declare readonly name: "Argon2Error";
  readonly code: Argon2ErrorCode;

  constructor(code: Argon2ErrorCode, message: string, options?: ErrorOptions) {
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
