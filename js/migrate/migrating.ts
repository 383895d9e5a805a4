import type * as Public from "../../pkg-template/migrate.js";
import { typeName } from "../bytes.ts";
import type { ModuleSource } from "../engine.ts";
import { Argon2Error } from "../errors.ts";
import { Attempt, type Hasher, type Password } from "./attempt.ts";
import type { Format } from "./formats/format.ts";
import { builtInFormats, findFormat } from "./formats/index.ts";
import { checkLimits, type Limits } from "./limits.ts";

/** Longest stored string that is parsed, in characters; the same as for Argon2. */
const MAX_STORED_LENGTH = 8 * 1024;

export function createMigrating(source: ModuleSource): typeof Public.Migrating {
  return class Migrating implements Public.Migrating {
    readonly #argon2id: Hasher;
    readonly #formats: readonly Format[];
    readonly #limits: Limits;

    constructor(argon2id: Hasher, options: Public.MigratingOptions) {
      if (typeof argon2id?.hash !== "function" || typeof options !== "object" || options === null) {
        throw new TypeError('call new Migrating(new Argon2id(), { from: ["bcrypt"] })');
      }
      if (!Array.isArray(options.from)) {
        throw new TypeError(`from must be a list of formats, not ${typeName(options.from)}`);
      }
      this.#argon2id = argon2id;
      this.#formats = options.from.map((listed) => findFormat(listed));
      this.#limits = checkLimits(options);
      for (const name of ["hash", "verify", "check", "needsRehash"] as const) {
        const value = this[name].bind(this);
        const descriptor = { __proto__: null, value, configurable: true, writable: true };
        Object.defineProperty(this, name, descriptor);
      }
    }

    async hash(password: Password): Promise<string> {
      return this.#argon2id.hash(password);
    }

    async verify(stored: string, password: Password): Promise<Public.Verification> {
      const valid = await this.#check(stored, password);
      const rehash =
        valid && this.needsRehash(stored) ? await this.#argon2id.hash(password) : undefined;
      return { valid, rehash };
    }

    async check(stored: string, password: Password): Promise<boolean> {
      return this.#check(stored, password);
    }

    needsRehash(stored: string): boolean {
      return !isArgon2(checkStored(stored)) || this.#argon2id.needsRehash(stored);
    }

    async #check(stored: string, password: Password): Promise<boolean> {
      if (isArgon2(checkStored(stored))) return this.#argon2id.verify(stored, password);
      const formats = this.#formats.filter((format) => format.matches(stored));
      // If no known format matches, Argon2id's error says what is wrong with the hash.
      if (formats.length === 0)
        return this.#refuse(stored) ?? this.#argon2id.verify(stored, password);
      for (const format of formats) {
        const attempt = new Attempt(source, this.#limits, this.#argon2id, password);
        const valid = await format.verify(stored, password, attempt);
        if (typeof valid !== "boolean") {
          throw new TypeError(
            `verify of the format ${format.name} gave ${typeName(valid)}, not a boolean`,
          );
        }
        if (valid) return true;
      }
      return false;
    }

    #refuse(stored: string): undefined {
      const format = builtInFormats.find((known) => known.matches(stored));
      if (!format) return undefined;
      const names = this.#formats.map(({ name }) => JSON.stringify(name));
      const line = `new Migrating(argon2id, { from: [${[...names, format.line].join(", ")}] })`;
      throw new Argon2Error(
        "UNSUPPORTED_HASH",
        `this looks like a ${format.title} hash, which is not listed under from; write ${line}`,
      );
    }
  };
}

const isArgon2 = (stored: string) => stored.startsWith("$argon2");

function checkStored(stored: unknown): string {
  if (typeof stored !== "string") {
    throw new TypeError(
      `the stored hash must be a string, not ${typeName(stored)}; call verify(stored, password)`,
    );
  }
  if (stored.length > MAX_STORED_LENGTH) {
    throw new Argon2Error("INVALID_HASH", "the stored hash is longer than any password hash");
  }
  return stored;
}
