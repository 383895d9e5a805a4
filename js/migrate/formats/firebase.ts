import { typeName } from "../../bytes.ts";
import { Argon2Error } from "../../errors.ts";
import { decodePaddedBase64, malformed, parseCount } from "../text.ts";
import type { BuiltInFormat, ConfiguredFormat } from "./format.ts";

/** The parameters that the Firebase console shows under "Password hash parameters". */
export interface FirebaseFormatOptions {
  /** `base64_signer_key`. */
  signerKey: string;
  /** `base64_salt_separator`. */
  saltSeparator: string;
  /** `rounds`: scrypt's block size r. */
  rounds: number;
  /** `mem_cost`: the binary logarithm of scrypt's N. */
  memoryCost: number;
}

interface Parameters {
  signerKey: Uint8Array;
  saltSeparator: Uint8Array;
  r: number;
  logN: number;
}

const SUPABASE = /^v=1,n=(\d+),r=(\d+),p=1(?:,ss=([^,$]*))?,sk=([^,$]+)$/;
const MAX_LOG_N = 63;

/** Supabase's `$fbscrypt$v=1,n=,r=,p=,ss=,sk=$salt$hash`, which carries the project's parameters. */
export const firebaseOfSupabase: BuiltInFormat = format(undefined);

/**
 * Firebase's scrypt with a project's parameters. Store its hashes as
 * `$fbscrypt$<salt>$<passwordHash>`, with both parts as `firebase auth:export` writes them. Supabase's
 * `$fbscrypt$v=1,…` has the parameters in it; `"firebase"` is enough for that.
 *
 * @throws TypeError or RangeError for a parameter that is missing or malformed.
 */
export function firebase(options: FirebaseFormatOptions): ConfiguredFormat {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`firebase needs the project's hash parameters, not ${typeName(options)}`);
  }
  return format({
    signerKey: base64Option("signerKey", options.signerKey),
    saltSeparator: base64Option("saltSeparator", options.saltSeparator),
    r: integerOption("rounds", options.rounds, 120),
    logN: integerOption("memoryCost", options.memoryCost, MAX_LOG_N),
  });
}

function format(project: Parameters | undefined): BuiltInFormat {
  return {
    name: "firebase",
    title: "Firebase",
    line: "firebase({ signerKey, saltSeparator, rounds, memoryCost })",
    matches: (stored) => stored.startsWith("$fbscrypt$"),
    async verify(stored, _password, attempt) {
      const fields = stored.split("$").slice(2);
      const own = fields.length === 3 ? parse(fields[0] ?? "") : project;
      const [saltBytes, key] = fields.slice(-2).map(decodePaddedBase64);
      const isFilled = saltBytes !== undefined && key !== undefined;
      if (fields.length === 2 && isFilled && !project) refuseWithoutParameters();
      if (!own || !isFilled || key.length !== own.signerKey.length) {
        malformed("Firebase", "$fbscrypt$<salt>$<password hash>, both in base64");
      }
      const { signerKey, saltSeparator, r, logN } = own;
      const salt = Uint8Array.of(...saltBytes, ...saltSeparator);
      return attempt.firebase({ salt, logN, r, signerKey, key });
    },
  };
}

function parse(text: string): Parameters | undefined {
  const [, n, rounds, separator, signer] = SUPABASE.exec(text) ?? [];
  const [logN, r] = [parseCount(n), parseCount(rounds)];
  const [signerKey, saltSeparator] = [signer, separator ?? ""].map(decodePaddedBase64);
  if (!logN || logN > MAX_LOG_N || !r || !signerKey?.length || !saltSeparator) return undefined;
  return { signerKey, saltSeparator, r, logN };
}

function refuseWithoutParameters(): never {
  throw new Argon2Error(
    "UNSUPPORTED_HASH",
    'this Firebase hash needs its project\'s parameters: in place of "firebase", list ' +
      "firebase({ signerKey, saltSeparator, rounds, memoryCost }) under from",
  );
}

/** The error does not show the value, because the signer key is a secret. */
function base64Option(name: string, value: unknown): Uint8Array {
  const bytes = typeof value === "string" ? decodePaddedBase64(value) : undefined;
  if (!bytes || (name === "signerKey" && bytes.length === 0)) {
    throw new TypeError(`${name} must be base64, as the Firebase console shows it`);
  }
  return bytes;
}

function integerOption(name: string, value: unknown, max: number): number {
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max) {
    return value as number;
  }
  throw new RangeError(`${name} must be an integer from 1 to ${max}`);
}
