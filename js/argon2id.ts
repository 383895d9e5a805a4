import type * as Public from "../pkg-template/index.js";
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
import type { Runner } from "./engine.ts";
import { Argon2Error } from "./errors.ts";
import { type CheckedOptions, checkOptions, type Defaults, type Keys } from "./options.ts";
import { isForeign, partsOf, withHash } from "./phc.ts";

/** Salt length of new hashes, in bytes. */
const SALT_LENGTH = 16;

/** Methods that work without their instance: `const { verify } = new Argon2id()`. */
const DETACHABLE = ["hash", "verify", "hashSync", "verifySync", "needsRehash"] as const;

/** @param perform how `hash` and `verify` compute; their synchronous forms compute in place */
export function createArgon2id(
  { run, ready }: Runner,
  defaults?: Defaults,
  perform?: Perform,
): typeof Public.Argon2id {
  const inPlace: Perform = (compute, call, rest) => {
    refuseOptions(rest);
    return compute(run, call);
  };

  return class Argon2id implements Public.Argon2id {
    /** The options of new hashes, including the secret that they get. */
    readonly #options: CheckedOptions & Keys;
    /** The secret of hashes without `keyid=`. */
    readonly #unnamedSecret: Uint8Array;

    constructor(options?: Public.Argon2idOptions) {
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
      return onceReady(ready, password, (own) => this.#hash(own, rest, perform ?? inPlace));
    }

    async verify(
      hash: string,
      password: string | Uint8Array,
      ...rest: unknown[]
    ): Promise<boolean> {
      return onceReady(ready, password, (own) => this.#verify(hash, own, rest, perform ?? inPlace));
    }

    hashSync(password: string | Uint8Array, ...rest: unknown[]): string {
      return this.#hash(password, rest, inPlace) as string;
    }

    verifySync(hash: string, password: string | Uint8Array, ...rest: unknown[]): boolean {
      return this.#verify(hash, password, rest, inPlace) as boolean;
    }

    needsRehash(hash: string, options: Public.NeedsRehashOptions = {}): boolean {
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
      const decoy: Public.ParsedHash = {
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

/** Numbers are allowed, because `passwords.map(hash)` passes an index. */
function refuseOptions([options]: readonly unknown[]): void {
  if (typeof options === "object" && options !== null) {
    throw new TypeError("options go to the constructor: new Argon2id(options).hash(password)");
  }
}
