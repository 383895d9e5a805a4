import type * as Public from "../pkg-template/index.js";
import { encodeText, passwordBytes } from "./bytes.js";
import { callEngine, type ModuleSource } from "./engine.js";
import { Argon2Error } from "./errors.js";
import { type CheckedOptions, checkOptions, checkRawOptions } from "./options.js";

/** What every entry exports, bound to the module that its runtime can load. */
export type Api = Pick<typeof Public, "Argon2id" | "hashRaw" | "parse">;

/**
 * Longest hash that is looked at, in characters: room for salts and tags beyond any in use, little
 * enough to be refused at once, and within the page that the engine's allocator has anyway.
 */
const MAX_HASH_LENGTH = 8 * 1024;

/** RFC 9106's numbers of the types. */
const ALGORITHM_NUMBERS = { argon2d: 0, argon2i: 1, argon2id: 2 } as const;

/** Methods that work without their instance: `const { verify } = new Argon2id()`. */
const DETACHABLE = ["hash", "verify", "hashSync", "verifySync", "needsRehash"] as const;

export function createApi(source: ModuleSource): Api {
  class Argon2id implements Public.Argon2id {
    readonly #options: CheckedOptions;

    constructor(options?: Public.Argon2idOptions) {
      this.#options = checkOptions(options);
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
      const stored = parts(hashBytes(hash, own.tagLength));
      return (
        stored.algorithm !== "argon2id" ||
        stored.version !== 19 ||
        stored.memorySize < own.memorySize ||
        stored.iterations < own.iterations ||
        stored.parallelism < own.parallelism ||
        stored.tag.length !== own.tagLength
      );
    }

    #hash(password: unknown): string {
      const options = this.#options;
      return withPassword(password, options, (bytes) =>
        callEngine(source, options.memorySize, (engine) =>
          new engine.Argon2id(options).hash(bytes),
        ),
      );
    }

    #verify(hash: unknown, password: unknown): boolean {
      const options = this.#options;
      const phc = hashBytes(hash, options.tagLength);
      return withPassword(password, options, (bytes) =>
        callEngine(source, options.memorySize, (engine) =>
          new engine.Argon2id(options).verify(phc, bytes),
        ),
      );
    }
  }

  async function hashRaw(
    password: string | Uint8Array,
    options: Public.HashRawOptions,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const checked = checkRawOptions(options);
    const { algorithm, version, salt, associatedData } = checked;
    return withPassword(password, checked, (bytes) =>
      callEngine(source, checked.memorySize, (engine) => {
        const hasher = new engine.Argon2id(checked);
        return hasher.hashRaw(ALGORITHM_NUMBERS[algorithm], version, bytes, salt, associatedData);
      }),
    );
  }

  function parse(hash: string): Public.ParsedHash {
    return parts(hashBytes(hash));
  }

  function parts(phc: Uint8Array): Public.ParsedHash {
    return callEngine(source, 0, (engine) => engine.parse(phc));
  }

  return { Argon2id, hashRaw, parse };
}

function withPassword<T>(
  password: unknown,
  options: CheckedOptions,
  call: (bytes: Uint8Array) => T,
): T {
  const bytes = passwordBytes(password, options);
  try {
    return call(bytes);
  } finally {
    bytes.fill(0);
  }
}

/** A tag of `tagLength` bytes may be in it, however long that is. */
function hashBytes(hash: unknown, tagLength = 0): Uint8Array {
  if (typeof hash !== "string") {
    const type = hash === null ? "null" : typeof hash;
    throw new TypeError(`hash must be a string, not ${type}; call verify(hash, password)`);
  }
  if (hash.length > MAX_HASH_LENGTH + 2 * tagLength) {
    throw new Argon2Error("INVALID_HASH", "the hash is longer than any Argon2 hash");
  }
  return encodeText(hash);
}
