import type * as Public from "../pkg-template/index.js";
import { requireAssigned, withPassword } from "./bytes.js";
import type { Run } from "./engine.js";
import { Argon2Error } from "./errors.js";
import { type CheckedOptions, checkOptions, type Defaults } from "./options.js";
import { partsOf, withHash } from "./phc.js";

/** Salt length of new hashes, in bytes. */
const SALT_LENGTH = 16;

/** Methods that work without their instance: `const { verify } = new Argon2id()`. */
const DETACHABLE = ["hash", "verify", "hashSync", "verifySync", "needsRehash"] as const;

export function createArgon2id(run: Run, defaults?: Defaults): typeof Public.Argon2id {
  return class Argon2id implements Public.Argon2id {
    readonly #options: CheckedOptions;

    constructor(options?: Public.Argon2idOptions) {
      this.#options = checkOptions(options, defaults);
      for (const name of DETACHABLE) {
        const value = this[name].bind(this);
        // Without a prototype, where a polluted `get` would make it another kind of descriptor.
        const descriptor = { __proto__: null, value, configurable: true, writable: true };
        Object.defineProperty(this, name, descriptor);
      }
    }

    async hash(password: string | Uint8Array): Promise<string> {
      return this.#hash(password);
    }

    async verify(hash: string, password: string | Uint8Array): Promise<boolean> {
      return this.#verify(hash, password);
    }

    hashSync(password: string | Uint8Array): string {
      return this.#hash(password);
    }

    verifySync(hash: string, password: string | Uint8Array): boolean {
      return this.#verify(hash, password);
    }

    needsRehash(hash: string): boolean {
      const own = this.#options;
      const stored = withHash(hash, own.tagLength, (phc) => partsOf(run, phc));
      return (
        stored.algorithm !== "argon2id" ||
        stored.version !== 19 ||
        stored.memorySize < own.memorySize ||
        stored.iterations < own.iterations ||
        stored.parallelism < own.parallelism ||
        stored.salt.length !== SALT_LENGTH ||
        stored.tag.length !== own.tagLength
      );
    }

    #hash(password: unknown): string {
      const options = this.#options;
      if (options.passwordCharacters === "assigned") requireAssigned(password);
      return withPassword(password, options, (bytes) =>
        run(options.memorySize, (glue) => new glue.Argon2id(options).hash(bytes, NO_KEY_ID)),
      );
    }

    #verify(hash: unknown, password: unknown): boolean {
      const options = this.#options;
      return withHash(hash, options.tagLength, (phc) =>
        withPassword(password, options, (bytes) =>
          run(this.#memoryFor(phc, bytes), (glue) => new glue.Argon2id(options).verify(phc, bytes)),
        ),
      );
    }

    /** KiB that verifying takes; what is refused makes no instance of that size. */
    #memoryFor(phc: Uint8Array, password: Uint8Array): number {
      try {
        return run(0, (glue) => new glue.Argon2id(this.#options).memorySizeOf(phc));
      } catch (error) {
        if (!isRefusedAs(error, "INVALID_HASH", "UNSUPPORTED_HASH") || !startsLikeHash(password)) {
          throw error;
        }
        throw new Argon2Error(
          "INVALID_HASH",
          "the arguments look swapped; call verify(hash, password)",
        );
      }
    }
  };
}

const NO_KEY_ID = /* @__PURE__ */ new Uint8Array();

function isRefusedAs(error: unknown, ...codes: Public.Argon2ErrorCode[]): boolean {
  return error instanceof Argon2Error && codes.includes(error.code);
}

function startsLikeHash(password: Uint8Array): boolean {
  return Array.from("$argon2").every((character, i) => character.charCodeAt(0) === password[i]);
}
