import type { Runner } from "../engine.ts";
import type { Defaults } from "../options.ts";
import type * as Public from "../pool.ts";
import { createArgon2id, createHashRaw } from "../shim.ts";
import { type CheckedPoolOptions, checkPoolOptions, type PoolOptions } from "./options.ts";
import { performOn } from "./perform.ts";
import type { Scheduler } from "./task.ts";

/** What the entry exports. */
export type Pooled = Pick<typeof Public, "Argon2id" | "hashRaw" | "Pool">;

/**
 * Makes what the entry exports.
 *
 * @param runner computes the synchronous methods, and all others where there are no threads
 */
export function createPooled(
  runner: Runner,
  defaults: Defaults,
  schedulerFor: (options: CheckedPoolOptions) => Scheduler,
): Pooled {
  let schedulerOf: (pool: unknown) => Scheduler;
  let shared: Pool | undefined;

  class Pool {
    readonly #scheduler: Scheduler;

    static {
      schedulerOf = (pool) => {
        if (typeof pool === "object" && pool !== null && #scheduler in pool) return pool.#scheduler;
        throw new TypeError("pool must be a Pool of edge-argon2/pool");
      };
    }

    constructor(options?: PoolOptions) {
      this.#scheduler = schedulerFor(checkPoolOptions(options));
    }

    close(): Promise<void> {
      return this.#scheduler.close();
    }
  }
  // Node 20 and Safari have no such symbol.
  const { asyncDispose } = Symbol as { asyncDispose?: symbol };
  if (asyncDispose)
    Object.defineProperty(Pool.prototype, asyncDispose, { value: Pool.prototype.close });

  /** The pool of an `Argon2id` that names none. */
  const sharedPool = () => (shared ??= new Pool());
  const checkPool = (pool: unknown) => (pool === undefined ? undefined : schedulerOf(pool));
  const perform = performOn(runner.run, (given) => given ?? schedulerOf(sharedPool()));
  return {
    Argon2id: createArgon2id(runner, { ...defaults, checkPool }, perform),
    hashRaw: createHashRaw(runner, perform, checkPool),
    Pool,
  };
}
