import { Argon2Error, type Argon2ErrorCode } from "./errors.ts";

/** The message of the engine's refusal, and of WebAssembly's own failure to get memory. */
export const NO_MEMORY = "the runtime refused the memory; lower memorySize";
/** The message of a trap in either engine. */
export const FAILED = "the WebAssembly engine failed; the next call gets a new one";

/** What the engine refuses, in the order of `src/error.rs`. */
const REFUSALS: readonly (readonly [Argon2ErrorCode, string])[] = [
  ["INVALID_HASH", "the hash is empty; pass the string that hash() returned"],
  ["INVALID_HASH", "the hash is not an Argon2 PHC string ($argon2id$v=19$m=…,t=…,p=…$salt$tag)"],
  ["INVALID_HASH", "the hash's version (v=) is not a plain decimal number"],
  [
    "INVALID_HASH",
    "the hash's parameters are malformed; m, t and p must each be given once, as plain decimal numbers",
  ],
  ["INVALID_HASH", "the hash's costs are out of range: t ≥ 1, 1 ≤ p < 2^24, m ≥ 8·p"],
  ["INVALID_HASH", "the hash's salt must be canonical base64 without padding, of 8 bytes or more"],
  ["INVALID_HASH", "the hash's tag must be canonical base64 without padding, of 4 bytes or more"],
  [
    "UNSUPPORTED_HASH",
    'this is a bcrypt hash; verify it with new Migrating(argon2id, { from: ["bcrypt"] }) of edge-argon2/migrate',
  ],
  [
    "UNSUPPORTED_HASH",
    'this is a scrypt hash of Lucia or better-auth; verify it with new Migrating(argon2id, { from: ["better-auth", "lucia-2"] }) of edge-argon2/migrate',
  ],
  [
    "UNSUPPORTED_HASH",
    'this is a scrypt or PBKDF2 hash; verify it with new Migrating(argon2id, { from: ["phc"] }) of edge-argon2/migrate',
  ],
  ["UNSUPPORTED_HASH", "the hash's version of Argon2 is unknown; 16 and 19 are supported"],
  [
    "COST_LIMIT",
    "verifying the hash needs more memory than maxMemorySize (KiB) allows, which can be 2097151 at most",
  ],
  [
    "COST_LIMIT",
    "verifying the hash needs more work (memory × passes, and lanes) than maxWork (KiB) allows",
  ],
  ["OUT_OF_MEMORY", NO_MEMORY],
  [
    "NO_RANDOM",
    "crypto.getRandomValues is missing or refused here; Node needs to be 20 or newer, and Workers and Convex have it in handlers only, not while modules load",
  ],
  ["ENGINE", "an option is out of range"],
  [
    "UNSUPPORTED_HASH",
    "this is a crypt(3) hash, which the package does not verify; use another library and rehash the password at log-in",
  ],
];

/** The error for a number that the engine threw. */
export function refusal(number: number): Argon2Error {
  const [code, message] = REFUSALS[number] ?? ["ENGINE", "the engine refused the call"];
  return new Argon2Error(code, message);
}
