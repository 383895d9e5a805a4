// Hashing on threads, as any page would: one pool, an AbortSignal and progress.

import { Argon2id, type CallOptions, Pool } from "edge-argon2/pool";
import type { Costs } from "./costs";

/** The package's own default. */
export const DEFAULT_THREADS = Math.min(navigator.hardwareConcurrency || 1, 4);

/** In KiB; above the default, so that 2 GiB can be tried beside what idle threads keep. */
const MEMORY = 3 * 2 ** 20;
const IDLE_MS = 60_000;

/** The page's policy allows no workers from `blob:`, so the worker is a file. */
const worker = () => new Worker(new URL("pool-worker.js", document.baseURI));

let current: { threads: number; pool: Pool } | undefined;

/** @throws RangeError if `threads` is out of range */
function poolOf(threads: number): Pool {
  if (current?.threads !== threads) {
    const pool = new Pool({ threads, memory: MEMORY, idle: IDLE_MS, worker });
    current?.pool.close();
    current = { threads, pool };
  }
  return current.pool;
}

/** @throws RangeError if `threads` is out of range */
export const checkThreads = (threads: number): unknown => poolOf(threads);

export const pooled = (costs: Costs, threads: number): Argon2id =>
  new Argon2id({ ...costs, pool: poolOf(threads) });

export interface Timed {
  hash: string;
  ms: number;
}

/** Hashes a password and times it. The threads are started before, so that their start isn't timed. */
export async function timeHash(
  password: string,
  costs: Costs,
  threads: number,
  options: CallOptions,
): Promise<Timed> {
  const argon2id = pooled(costs, threads);
  const least = pooled({ memorySize: 8, iterations: 1, parallelism: 1 }, threads);
  await Promise.all(
    Array.from({ length: threads }, () =>
      least.hash("", options.signal ? { signal: options.signal } : {}),
    ),
  );
  const start = performance.now();
  const hash = await argon2id.hash(password, options);
  return { hash, ms: performance.now() - start };
}

/** From this much work on (KiB × passes), the pool fills lanes in parallel. */
const PARALLEL_WORK = 64 * 1024;

/** How many threads fill the lanes of one hash, and why. */
export function threadsUsed({ memorySize, iterations, parallelism }: Costs, threads: number) {
  if (parallelism === 1) return { used: 1, why: "one lane is computed by one thread" };
  if (threads === 1) return { used: 1, why: "one thread computes all lanes" };
  if (!globalThis.crossOriginIsolated) {
    return { used: 1, why: "one computes all lanes: this page isn’t cross-origin isolated" };
  }
  if (typeof SharedArrayBuffer !== "function") {
    return { used: 1, why: "one computes all lanes: this browser shares no memory" };
  }
  if (memorySize * iterations < PARALLEL_WORK) {
    return { used: 1, why: "too short to be worth splitting" };
  }
  return { used: Math.min(parallelism, threads), why: "they fill the lanes in parallel" };
}
