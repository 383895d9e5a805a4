// The types of `edge-argon2/pool`; the entries in pkg-template/ make its values, each for its runtimes.

import type { Argon2id as Plain } from "./argon2id.ts";
import type { Bytes } from "./bytes.ts";
import type { Argon2idOptions, HashRawOptions } from "./options.ts";
import type { CallOptions, PoolOptions } from "./pool/options.ts";

export type { Argon2idOptions, HashRawOptions } from "./options.ts";
export type { CallOptions, PoolOptions, PoolSignal, PoolWorker } from "./pool/options.ts";

declare global {
  /** TypeScript has it since 5.2. */
  interface AsyncDisposable {}
}

/**
 * Threads that compute hashes: worker threads in Node, Deno and Bun, and Web Workers in browsers. They
 * start with the first calls, and end after they have been idle for a while. An idle thread never keeps a
 * process running.
 * Where there are no threads (Cloudflare Workers, edge runtimes, Convex, a page whose policy forbids
 * workers), the same calls are computed in place.
 */
export declare class Pool {
  /**
   * @throws RangeError naming the option, the value and the range, if a number is out of range.
   * @throws TypeError for an unknown option, or one of the wrong type.
   */
  constructor(options?: PoolOptions);

  /**
   * Closes the pool. Running calls finish. Waiting calls and all later ones are refused with the code
   * `CLOSED`.
   *
   * @returns A promise that resolves once all threads have ended.
   */
  close(): Promise<void>;
}

/** `await using pool = new Pool()` closes it. */
export interface Pool extends AsyncDisposable {}

/** Options of {@link Argon2id}: the plain class's, and the pool. */
export interface PooledArgon2idOptions extends Argon2idOptions {
  /** The pool that computes. Default: one that all instances without a pool of their own share. */
  pool?: Pool | undefined;
}

/** Options of {@link hashRaw}. */
export interface PooledHashRawOptions extends HashRawOptions {
  /** As for {@link PooledArgon2idOptions.pool}. */
  pool?: Pool | undefined;
}

/**
 * The same class as the package's, but `hash` and `verify` compute on the threads of a pool. Several
 * lanes of a large hash are computed in parallel where threads can share memory: in Node, Deno, Bun
 * and cross-origin isolated pages.
 *
 * `hashSync` and `verifySync` compute in place.
 */
export declare class Argon2id extends Plain {
  /** @throws The errors of the plain class, and TypeError if `pool` is not a {@link Pool}. */
  constructor(options?: PooledArgon2idOptions);

  /**
   * @throws The errors of the plain class; `Argon2Error` with code `BUSY` if the pool's queue is
   * full, `CLOSED`, `COST_LIMIT` for a hash that needs more than the pool's memory, or `ENGINE` if
   * the thread ends; and the signal's reason.
   */
  override hash(password: string | Uint8Array, options?: CallOptions | number): Promise<string>;

  /** @throws As {@link Argon2id.hash}. */
  override verify(
    hash: string,
    password: string | Uint8Array,
    options?: CallOptions | number,
  ): Promise<boolean>;
}

/**
 * The package's `hashRaw`, computed on the threads of a pool.
 *
 * @throws As {@link Argon2id.hash}.
 */
export declare function hashRaw(
  password: string | Uint8Array,
  options: PooledHashRawOptions,
  callOptions?: CallOptions,
): Promise<Bytes>;
