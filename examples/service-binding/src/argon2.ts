import { Argon2id } from "edge-argon2";

/** An isolate has 128 MiB; the runtime ends it and all its requests if it takes more. */
const MAX_MEMORY_KIB = 96 * 1024;

/** Like the Rust Worker, this one doesn't normalize passwords, or old hashes would not match. */
const AS_IT_COMES = { normalization: "none", maxMemorySize: MAX_MEMORY_KIB } as const;

const argon2id = new Argon2id(AS_IT_COMES);

/** Outside input can have any type; `Argon2id` checks it and says what is wrong. */
type Input = Record<string, unknown>;

/** @param input `password` and, optionally, `options` with `timeCost` (passes), `memoryCost` (KiB), `parallelism` */
export async function hash({ password, options }: Input) {
  return { hash: await withOptions(options).hash(password as string) };
}

/** @param input `password` and `hash`; `rehash` is there if a stronger one should be stored instead */
export async function verify({ password, hash }: Input) {
  const matches = await argon2id.verify(hash as string, password as string);
  if (!matches || !argon2id.needsRehash(hash as string)) return { matches };
  return { matches, rehash: await argon2id.hash(password as string) };
}

function withOptions(options: unknown): Argon2id {
  if (options === undefined || options === null) return argon2id;
  if (typeof options !== "object") throw new TypeError("options must be an object");
  const { timeCost, memoryCost, parallelism } = options as Record<string, number>;
  if (memoryCost !== undefined && memoryCost > MAX_MEMORY_KIB) {
    throw new RangeError(`memoryCost may be at most ${MAX_MEMORY_KIB} KiB in a Worker`);
  }
  try {
    const costs = { iterations: timeCost, memorySize: memoryCost, parallelism };
    return new Argon2id({ ...AS_IT_COMES, ...costs });
  } catch (error) {
    throw inCallersTerms(error as Error);
  }
}

function inCallersTerms({ message }: Error): RangeError {
  const text = message.replaceAll("iterations", "timeCost").replaceAll("memorySize", "memoryCost");
  return new RangeError(text);
}
