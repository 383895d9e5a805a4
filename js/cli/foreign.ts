// Hashes in the formats of edge-argon2/migrate.

import type { Attempt, Digest } from "../migrate/attempt.ts";
import type { BuiltInFormat } from "../migrate/formats/format.ts";
import { builtInFormats } from "../migrate/shim.ts";

/** What a hash is computed with. */
export interface Recipe {
  function: "bcrypt" | "scrypt" | "PBKDF2" | "phpass" | "Argon2";
  costs: Record<string, number | string>;
  /** In bytes. */
  saltLength?: number;
  /** In bytes. */
  keyLength?: number;
}

/**
 * The formats that a hash may be in. better-auth, Lucia 3, Convex Auth and oslo share one, which is
 * listed once, because each of them would be computed for a wrong password.
 */
export function formatsOf(stored: string): BuiltInFormat[] {
  if (stored.startsWith("$argon2")) return [];
  const matching = builtInFormats.filter((format) => format.matches(stored));
  return matching.filter(
    ({ title }, index) => matching.findIndex((other) => other.title === title) === index,
  );
}

/** The names of a format that `Migrating` takes. */
export const namesOf = ({ title }: BuiltInFormat): string[] =>
  builtInFormats.filter((format) => format.title === title).map(({ name }) => name);

interface Target {
  salt: Uint8Array;
  key: Uint8Array;
}

const lengths = ({ salt, key }: Target) => ({ saltLength: salt.length, keyLength: key.length });

/** Takes the place of an attempt: says what would be computed instead of computing it. */
const recorder = {
  argon2: (): Recipe => ({ function: "Argon2", costs: {} }),
  bcrypt: (target: Target & { cost: number }): Recipe => ({
    function: "bcrypt",
    costs: { cost: target.cost },
    ...lengths(target),
  }),
  firebase: ({ logN, r, ...target }: Target & { logN: number; r: number }): Recipe => ({
    function: "scrypt",
    costs: { N: 2 ** logN, r, p: 1 },
    ...lengths(target),
  }),
  pbkdf2: ({ digest, iterations, ...target }: Target & Pbkdf2Costs): Recipe => ({
    function: "PBKDF2",
    costs: { digest, iterations },
    ...lengths(target),
  }),
  phpass: ({ logIterations, ...target }: Target & { logIterations: number }): Recipe => ({
    function: "phpass",
    costs: { iterations: 2 ** logIterations },
    ...lengths(target),
  }),
  scrypt: ({ logN, r, p, ...target }: Target & { logN: number; r: number; p: number }): Recipe => ({
    function: "scrypt",
    costs: { N: 2 ** logN, r, p },
    ...lengths(target),
  }),
};

interface Pbkdf2Costs {
  digest: Digest;
  iterations: number;
}

/** @throws `Argon2Error` with code `INVALID_HASH` if the hash is malformed */
export async function recipeOf(format: BuiltInFormat, stored: string): Promise<Recipe> {
  const made: unknown = await format.verify(stored, "", recorder as unknown as Attempt);
  return made as Recipe;
}
