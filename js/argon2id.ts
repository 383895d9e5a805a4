import {
  decodeText,
  encodeText,
  onceReady,
  requireAssigned,
  withCandidates,
  withPassword,
} from "./bytes.ts";
import { choice } from "./checks.ts";
import { computeHash, computeVerify, type Perform } from "./compute.ts";
import { encode } from "./encode.ts";
import type { Run, Runner } from "./engine.ts";
import { Argon2Error } from "./errors.ts";
import {
  type Argon2idOptions,
  type CheckedOptions,
  checkOptions,
  type Defaults,
  type Keys,
} from "./options.ts";
import { isForeign, type ParsedHash, partsOf, withHash } from "./phc.ts";

/** A password hashing algorithm, as oslo and Lucia v3 define it. */
export interface PasswordHashingAlgorithm {
  /** Hashes a password into a string to be stored. */
  hash(password: string): Promise<string>;
  /** Whether the password matches the stored hash. */
  verify(hash: string, password: string): Promise<boolean>;
}

/**
 * Argon2id (RFC 9106), a drop-in for `oslo/password`'s class.
 *
 * Methods can be taken off the instance: `const { hash, verify } = new Argon2id()`.
 * Neither `JSON.stringify` nor `console.log` shows the secret.
 */
export declare class Argon2id implements PasswordHashingAlgorithm {
  /**
   * @throws RangeError naming the option, the value and the range, if a number is out of range or not
   * an integer. Nothing is coerced.
   * @throws TypeError for an unknown option, or one of the wrong type.
   */
  constructor(options?: Argon2idOptions);

  /**
   * Hashes a password with a fresh random salt of 16 bytes.
   *
   * @param password - A string, normalized and encoded as UTF-8 (lone surrogates become U+FFFD),
   * or bytes, taken as they are. Empty passwords, NUL, BOM and spaces are significant.
   * @returns A PHC string: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`, 97 characters with the
   * default options.
   * @throws {@link Argon2Error} (as a rejection) with code `PASSWORD_TOO_LONG`,
   * `UNASSIGNED_CHARACTER`, `NO_RANDOM`, `OUT_OF_MEMORY` or `ENGINE`; TypeError for anything but a
   * string or `Uint8Array`.
   */
  hash(password: string | Uint8Array): Promise<string>;

  /**
   * Whether a password matches a stored hash. Algorithm, version and costs come from the hash; the
   * secret comes from the instance. Tags are compared in constant time.
   *
   * @param hash - A PHC string of Argon2id, Argon2i or Argon2d, version 16 or 19.
   * @param password - As for {@link Argon2id.hash}.
   * @returns `false` for one reason only: the hash is well-formed and the password does not match it.
   * @throws {@link Argon2Error} (as a rejection) with code `INVALID_HASH`, `UNSUPPORTED_HASH`,
   * `UNKNOWN_KEY`, `COST_LIMIT`, `PASSWORD_TOO_LONG`, `OUT_OF_MEMORY` or `ENGINE`; TypeError for
   * arguments of other types. Messages contain neither hash nor password.
   */
  verify(hash: string, password: string | Uint8Array): Promise<boolean>;

  /** {@link Argon2id.hash} without the promise; errors are thrown. */
  hashSync(password: string | Uint8Array): string;

  /** {@link Argon2id.verify} without the promise; errors are thrown. */
  verifySync(hash: string, password: string | Uint8Array): boolean;

  /**
   * A well-formed hash with this instance's costs that no password matches. If a user does not exist,
   * verify the password against it anyway; otherwise response times reveal which accounts exist.
   */
  readonly decoy: string;

  /**
   * Whether a hash is weaker than the ones this instance makes: a different algorithm or version, a
   * lower cost, a salt that does not have 16 bytes, or a different tag length. Call it after a
   * successful log-in, and hash the password again if it returns `true`. With
   * `{ when: "different" }`, costs above the instance's count too. A hash that is not Argon2's, or
   * whose `keyid=` is not the instance's `keyId`, always needs a rehash.
   *
   * @throws `Argon2Error` with code `INVALID_HASH` for an empty string or a malformed Argon2
   * hash, or `UNSUPPORTED_HASH` for an unknown version of Argon2.
   */
  needsRehash(hash: string, options?: NeedsRehashOptions): boolean;
}

/** Options of {@link Argon2id.needsRehash}. */
export interface NeedsRehashOptions {
  /** Default: `"weaker"`. */
  when?: "weaker" | "different" | undefined;
}

/** Salt length of new hashes, in bytes. */
const SALT_LENGTH = 16;

/** Methods that work without their instance: `const { verify } = new Argon2id()`. */
const DETACHABLE = ["hash", "verify", "hashSync", "verifySync", "needsRehash"] as const;

/** @param perform how `hash` and `verify` compute; their synchronous forms compute in place */
export function createArgon2id(
  { run, ready }: Runner,
  defaults?: Defaults,
  perform: Perform = inPlace(run),
): typeof Argon2id {
  const performSync = inPlace(run);

  return class Argon2id {
    /** The options of new hashes, including the secret that they get. */
    readonly #options: CheckedOptions & Keys;
    /** The secret of hashes without `keyid=`. */
    readonly #unnamedSecret: Uint8Array;

    constructor(options?: Argon2idOptions) {
      const checked = checkOptions(options, defaults);
      this.#unnamedSecret = checked.secret;
      const secret = checked.secrets.get(checked.keyId ?? "") ?? checked.secret;
      this.#options = { ...checked, secret };
      for (const name of DETACHABLE) {
        const value = this[name].bind(this);
        // The descriptor has no prototype, because a polluted `get` would make it invalid.
        const descriptor = { __proto__: null, value, configurable: true, writable: true };
        Object.defineProperty(this, name, descriptor);
      }
    }

    async hash(password: string | Uint8Array, ...rest: unknown[]): Promise<string> {
      return onceReady(ready, password, (own) => this.#hash(own, rest, perform));
    }

    async verify(
      hash: string,
      password: string | Uint8Array,
      ...rest: unknown[]
    ): Promise<boolean> {
      return onceReady(ready, password, (own) => this.#verify(hash, own, rest, perform));
    }

    hashSync(password: string | Uint8Array, ...rest: unknown[]): string {
      return this.#hash(password, rest, performSync) as string;
    }

    verifySync(hash: string, password: string | Uint8Array, ...rest: unknown[]): boolean {
      return this.#verify(hash, password, rest, performSync) as boolean;
    }

    needsRehash(hash: string, options: NeedsRehashOptions = {}): boolean {
      const { when = "weaker" } = options;
      const isDifferent = choice("when", when, ["weaker", "different"]) === "different";
      if (isForeign(hash)) return true;
      const own = this.#options;
      const stored = withHash(hash, own.tagLength, (phc) => partsOf(run, phc));
      return (
        stored.algorithm !== "argon2id" ||
        stored.version !== 19 ||
        (["memorySize", "iterations", "parallelism"] as const).some((cost) =>
          isDifferent ? stored[cost] !== own[cost] : stored[cost] < own[cost],
        ) ||
        stored.salt.length !== SALT_LENGTH ||
        stored.tag.length !== own.tagLength ||
        (own.keyId !== undefined && own.keyId !== textOf(stored.keyId))
      );
    }

    get decoy(): string {
      const { memorySize, iterations, parallelism, tagLength, keyId } = this.#options;
      const decoy: ParsedHash = {
        algorithm: "argon2id",
        version: 19,
        memorySize,
        iterations,
        parallelism,
        salt: new Uint8Array(SALT_LENGTH),
        tag: new Uint8Array(tagLength),
      };
      if (keyId !== undefined) decoy.keyId = encodeText(keyId) as Uint8Array<ArrayBuffer>;
      return encode(decoy);
    }

    #hash(password: unknown, rest: readonly unknown[], perform: Perform) {
      const options = this.#options;
      if (options.passwordCharacters === "assigned") requireAssigned(password);
      const keyId = encodeText(options.keyId ?? "");
      return withPassword(password, options, (bytes) =>
        perform(computeHash, { options, password: bytes, keyId }, rest),
      );
    }

    #verify(hash: unknown, password: unknown, rest: readonly unknown[], perform: Perform) {
      const own = this.#options;
      return withHash(hash, own.tagLength, (phc) =>
        withCandidates(password, own, (passwords) => {
          const options = { ...own, secret: this.#secretFor(phc) };
          return perform(computeVerify, { options, passwords, phc }, rest);
        }),
      );
    }

    /** The secret that the hash's `keyid=` names, if the instance has named secrets. */
    #secretFor(phc: Uint8Array): Uint8Array {
      const { secrets } = this.#options;
      const keyId = secrets.size > 0 ? textOf(partsOf(run, phc).keyId) : undefined;
      if (keyId === undefined) return this.#unnamedSecret;
      const secret = secrets.get(keyId);
      if (secret === undefined) {
        throw new Argon2Error(
          "UNKNOWN_KEY",
          "the hash's keyid= names none of the secrets; add the secret that it was made with",
        );
      }
      return secret;
    }
  };
}

const textOf = (keyId: Uint8Array | undefined) => keyId && decodeText(keyId);

function inPlace(run: Run): Perform {
  return function perform(compute, call, rest) {
    refuseOptions(rest);
    return compute(run, call);
  };
}

/** Numbers are allowed, because `passwords.map(hash)` passes an index. */
function refuseOptions([options]: readonly unknown[]): void {
  if (typeof options === "object" && options !== null) {
    throw new TypeError("options go to the constructor: new Argon2id(options).hash(password)");
  }
}
