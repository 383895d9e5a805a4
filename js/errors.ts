import type { Argon2ErrorCode } from "../pkg-template/index.js";

export class Argon2Error extends Error {
  declare readonly name: "Argon2Error";
  readonly code: Argon2ErrorCode;

  constructor(code: Argon2ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

// On the prototype, as the built-in errors have it, so that it is not listed with each error.
Object.defineProperty(Argon2Error.prototype, "name", {
  value: "Argon2Error",
  configurable: true,
  writable: true,
});
