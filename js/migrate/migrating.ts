import type { Argon2id, Argon2idOptions } from "edge-argon2";
import { typeName } from "../bytes.ts";
import type { ModuleSource } from "../engine.ts";
import { Argon2Error } from "../errors.ts";
import { Attempt, type Hasher, type Password } from "./attempt.ts";
import type { Format } from "./formats/format.ts";
import { builtInFormats, findFormat } from "./formats/index.ts";
import { checkLimits, type Limits, type MigratingOptions } from "./limits.ts";

/** What {@link Migrating.verify} found. */
export interface Verification {
  /** Whether the password matches the stored hash. */
  valid: boolean;
  /**
   * The Argon2id hash to store in place of the old one, if the password is right and the stored hash
   * is in a different format or weaker than new ones. Write it only if the old hash is still stored, so
   * that it does not undo a password change made in the meantime.
   */
  rehash: string | undefined;
}

/**
 * Hashes with Argon2id, verifies old hashes of other formats, and says when to store a new one.
 *
 * Methods can be taken off the instance. Errors contain neither hashes nor passwords.
 */
export declare class Migrating {
  /**
   * @param argon2id - Makes new hashes, and verifies Argon2's.
   * @throws TypeError for an unknown format or option; RangeError for a limit out of range.
   */
  constructor(
    argon2id: Pick<Argon2id, "hash" | "verify" | "needsRehash">,
    options: MigratingOptions,
  );

  /** Hashes a password with Argon2id, as `argon2id.hash` does. */
  hash(password: string | Uint8Array): Promise<string>;

  /**
   * Whether a password matches a stored hash, and what to store from now on.
   *
   * @param stored - A PHC string of Argon2, or a hash of a format listed under `from`.
   * @param password - A string is normalized if the library that made the hash does so.
   * @throws `Argon2Error` (as a rejection) with code `INVALID_HASH` for a malformed hash,
   * `UNSUPPORTED_HASH` for a format that is not listed, `COST_LIMIT` for one that costs more than
   * the limits allow, `PASSWORD_TOO_LONG` (for bcrypt: more than 72 bytes, or a NUL),
   * `OUT_OF_MEMORY` or `ENGINE`; TypeError for arguments of other types.
   */
  verify(stored: string, password: string | Uint8Array): Promise<Verification>;

  /**
   * {@link Migrating.verify} without making the new hash, for callers that cannot store one.
   *
   * @throws As {@link Migrating.verify} does.
   */
  check(stored: string, password: string | Uint8Array): Promise<boolean>;

  /**
   * Whether a stored hash is not Argon2's, or is weaker than new ones.
   *
   * @throws `Argon2Error` with code `INVALID_HASH` for a malformed Argon2 hash, or `UNSUPPORTED_HASH`
   * for an unknown version of Argon2; TypeError for anything but a string.
   */
  needsRehash(stored: string): boolean;
}

/**
 * What the adapters for auth libraries take: options of `Argon2id`, or a {@link Migrating}, whose
 * `Argon2id` has its own options.
 */
export type AdapterOptions =
  | (Argon2idOptions & { migrate?: undefined })
  | ({ [Option in keyof Argon2idOptions]?: undefined } & { migrate: Migrating });

/** Longest stored string that is parsed, in characters; the same as for Argon2. */
const MAX_STORED_LENGTH = 8 * 1024;

/** Makes the class over the module of an entry. */
export function createMigrating(source: ModuleSource): typeof Migrating {
  return class Migrating {
    readonly #argon2id: Hasher;
    readonly #formats: readonly Format[];
    readonly #limits: Limits;

    constructor(argon2id: Hasher, options: MigratingOptions) {
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

    async verify(stored: string, password: Password): Promise<Verification> {
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
