import { Argon2Error, Argon2id, parse } from "edge-argon2";
import { Migrating } from "edge-argon2/migrate";

/** The most a stranger may ask for in KiB, passes and lanes: an isolate has 128 MB and part of a processor. */
export const MAX_COSTS = { memorySize: 65536, iterations: 10, parallelism: 4 };

/** Outside input can have any type; `Argon2id` checks it and says what is wrong. */
export type Input = Record<string, unknown>;

// Stored hashes bring their own costs, so verifying needs limits as well.
const limited = new Argon2id({
  maxMemorySize: MAX_COSTS.memorySize,
  maxWork: MAX_COSTS.memorySize * MAX_COSTS.iterations,
});
const stored = new Migrating(limited, { from: ["bcrypt"], maxBcryptCost: 12 });

export async function hash(input: Input) {
  const { memorySize, iterations, parallelism } = input as Partial<typeof MAX_COSTS>;
  const argon2id = new Argon2id({ memorySize, iterations, parallelism });
  for (const [name, most] of Object.entries(MAX_COSTS)) {
    if ((input[name] as number) > most)
      throw new RangeError(`${name} may be at most ${most} in this demo`);
  }
  const hash = await argon2id.hash(input.password as string);
  return { hash, parts: partsOf(hash) };
}

export async function verify(input: Input) {
  const { valid, rehash } = await stored.verify(input.hash as string, input.password as string);
  return { matches: valid, rehash };
}

/** The parts of a PHC string, with the bytes in hexadecimal. */
function partsOf(hash: string) {
  const { algorithm, version, memorySize, iterations, parallelism, salt, tag } = parse(hash);
  return {
    algorithm,
    version,
    memorySize,
    iterations,
    parallelism,
    salt: hex(salt),
    tag: hex(tag),
  };
}

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export interface Problem {
  status: 400 | 500 | 503;
  error: { name: string; code?: Argon2Error["code"]; message: string };
}

/** What to answer when `hash` or `verify` rejects. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Argon2Error) {
    const { name, code, message } = error;
    return { status: STATUS_OF[code] ?? 400, error: { name, code, message } };
  }
  if (error instanceof RangeError || error instanceof TypeError) {
    return { status: 400, error: { name: error.name, message: error.message } };
  }
  console.error(error);
  return { status: 500, error: { name: "Error", message: "the server failed; try again" } };
}

/** The codes that are not the caller's fault. */
const STATUS_OF: Partial<Record<Argon2Error["code"], 500 | 503>> = {
  OUT_OF_MEMORY: 503,
  NO_RANDOM: 500,
  ENGINE: 500,
};
