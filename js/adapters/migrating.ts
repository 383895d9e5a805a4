import { Argon2id, type Argon2idOptions } from "edge-argon2";
import type { AdapterOptions, Migrating } from "edge-argon2/migrate";

type Hasher = Pick<Migrating, "hash" | "check" | "needsRehash">;

/**
 * Returns what hashes and verifies for an adapter. `Migrating` comes from the caller, so that a bundle
 * for an application without old hashes does not include it.
 */
export function hasherFor(given?: AdapterOptions): Hasher {
  if (!given || !Object.hasOwn(given, "migrate")) return withOptions(given);
  const { migrate, ...options } = given;
  if (migrate === undefined) return withOptions(options);
  if (typeof migrate?.check !== "function") {
    throw new TypeError(
      'migrate must be a Migrating: new Migrating(new Argon2id(), { from: ["bcrypt"] })',
    );
  }
  const [name] = Object.keys(options);
  if (name !== undefined) {
    throw new TypeError(
      `${name} has no effect beside migrate; give it to the Argon2id in new Migrating(argon2id, …)`,
    );
  }
  return migrate;
}

function withOptions(options?: Argon2idOptions): Hasher {
  const { hash, verify, needsRehash } = new Argon2id(options);
  return { hash, check: verify, needsRehash };
}

/**
 * Returns `hash`, taking twice as long for a password that is not in NFKC. Some libraries hash the
 * password of an unknown user so that this takes as long as refusing a wrong one, and `verify` tries
 * such a password in both forms.
 */
export function hashLikeRefusing({ hash }: Hasher, given?: AdapterOptions): Hasher["hash"] {
  const triesBothForms = given?.normalization !== "none";
  return async (password) => {
    const stored = await hash(password);
    if (triesBothForms && typeof password === "string" && password.normalize("NFKC") !== password) {
      await hash(password);
    }
    return stored;
  };
}
