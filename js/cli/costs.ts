import { Argon2id, type Argon2idOptions } from "edge-argon2";
import type { Arguments } from "./arguments.ts";
import { UsageError } from "./failure.ts";

/** The options that set costs, by the API's names. */
const NAMES = {
  memorySize: "memory",
  iterations: "passes",
  parallelism: "lanes",
  tagLength: "tag-length",
} as const;

export const COST_OPTIONS = {
  memory: "value",
  passes: "value",
  lanes: "value",
  "tag-length": "value",
} as const;

export const COST_HELP = `  --memory KIB        memory in KiB (memorySize); default 19456
  --passes N          passes over the memory (iterations); default 2
  --lanes N           lanes (parallelism); default 1
  --tag-length BYTES  length of the tag in bytes (tagLength); default 32`;

/** An instance with the costs that the arguments ask for. */
export function argon2idFrom(given: Arguments): Argon2id {
  return withCosts({
    memorySize: given.count("memory", "KiB"),
    iterations: given.count("passes", "passes"),
    parallelism: given.count("lanes", "lanes"),
    tagLength: given.count("tag-length", "bytes"),
  });
}

/** The API says which values are out of range; here that is wrong usage, and names differ. */
export function withCosts(options: Argon2idOptions): Argon2id {
  try {
    return new Argon2id(options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const inOwnTerms = error.message.replace(
      /\b(memorySize|iterations|parallelism|tagLength)\b/g,
      (name) => `--${NAMES[name as keyof typeof NAMES]}`,
    );
    throw new UsageError(`${inOwnTerms}.`);
  }
}
