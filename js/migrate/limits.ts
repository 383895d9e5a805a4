import { typeName } from "../bytes.ts";
import { Argon2Error } from "../errors.ts";
import type { ConfiguredFormat, FormatName, PasswordFormat } from "./formats/format.ts";

/** Options of {@link Migrating}. */
export interface MigratingOptions {
  /**
   * The formats that stored hashes may be in, besides Argon2's PHC strings. A hash in any other
   * known format is refused with `UNSUPPORTED_HASH`.
   */
  from: readonly (FormatName | ConfiguredFormat | PasswordFormat)[];
  /** Longest password in bytes that old hashes are verified with. Default: 4096. */
  maxPasswordLength?: number | undefined;
  /** Most memory in KiB that scrypt takes ((N + p) × r / 8). Default: 262144 (256 MiB). */
  maxMemorySize?: number | undefined;
  /** Most work of scrypt, as memory × parallelism in KiB (N × r / 8 × p). Default: 1048576 (1 GiB). */
  maxWork?: number | undefined;
  /**
   * Most iterations of phpass, and of PBKDF2 multiplied by the key's length in digests, rounded up.
   * Default: 10,000,000.
   */
  maxIterations?: number | undefined;
  /** Highest cost of bcrypt, which does 2^cost rounds; bcrypt's own range is 4 to 31. Default: 16. */
  maxBcryptCost?: number | undefined;
}

/** What verifying one stored hash may cost; units as in `MigratingOptions`. */
export type Limits = Record<Exclude<keyof MigratingOptions, "from">, number>;

const DEFAULTS: Limits = {
  maxPasswordLength: 4096,
  maxMemorySize: 256 * 1024,
  maxWork: 1024 * 1024,
  maxIterations: 10_000_000,
  maxBcryptCost: 16,
};

/** The highest value of each option: the most that its primitive is defined for. */
const HIGHEST: Limits = {
  maxPasswordLength: 2 ** 32 - 1,
  maxMemorySize: 2 ** 22,
  maxWork: Number.MAX_SAFE_INTEGER,
  maxIterations: 2 ** 32 - 1,
  maxBcryptCost: 31,
};

const NAMES = Object.keys(DEFAULTS) as (keyof Limits)[];

/** Reads the options other than `from`; an unknown one is refused, because it may be misspelled. */
export function checkLimits(options: object): Limits {
  const unknownName = Object.keys(options).find(
    (name) => name !== "from" && !NAMES.includes(name as keyof Limits),
  );
  if (unknownName !== undefined) {
    throw new TypeError(`unknown option ${unknownName}; the options are from, ${NAMES.join(", ")}`);
  }
  const limits = { ...DEFAULTS };
  for (const name of NAMES) {
    const value: unknown = Object.hasOwn(options, name) ? Reflect.get(options, name) : undefined;
    if (value === undefined) continue;
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > HIGHEST[name]) {
      const shown = typeof value === "number" ? value : typeName(value);
      throw new RangeError(`${name} is ${shown}; it must be an integer from 1 to ${HIGHEST[name]}`);
    }
    limits[name] = value as number;
  }
  return limits;
}

/** Refuses a stored hash that costs too much, before any work is done. */
export function limit(limits: Limits, name: keyof Limits, cost: number, what: string): void {
  if (cost <= limits[name]) return;
  throw new Argon2Error(
    "COST_LIMIT",
    `verifying the hash needs more ${what} than ${name} allows (${limits[name]})`,
  );
}
