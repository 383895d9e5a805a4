import { integer, MAX_UINT32, typeName } from "../shim.ts";
import { builtin } from "./platform.ts";

/** A worker of node:worker_threads or of the web platform. */
export interface PoolWorker {
  postMessage(message: unknown, transfer: never[]): void;
  terminate(): unknown;
}

/** An `AbortSignal`, of whichever platform. */
export interface PoolSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Options of a {@link Pool}. */
export interface PoolOptions {
  /** Threads: 1 to 64. Default: as many as the hardware runs at once, and at most 4. */
  threads?: number | undefined;
  /**
   * How many calls may wait for a thread: 0 to 2³²−1. One more is refused with `BUSY`, so that a flood
   * of log-ins can't fill the process's memory. Default: 1000.
   */
  queue?: number | undefined;
  /** How long a thread may be idle before it ends and frees its memory, in ms: 0 to 2³¹−1. Default: 10,000. */
  idle?: number | undefined;
  /**
   * Most memory in KiB that calls may take at once, 8 to 2³²−1; further calls wait. A call that needs more
   * by itself is refused with `COST_LIMIT`. Default: 1048576 (1 GiB).
   */
  memory?: number | undefined;
  /**
   * Makes a worker that runs `edge-argon2/pool/worker`, for pages whose Content-Security-Policy doesn't
   * allow workers from `blob:`. Default: a worker whose code is part of this entry.
   */
  worker?: (() => PoolWorker) | undefined;
}

export interface CheckedPoolOptions {
  threads: number;
  queue: number;
  idle: number;
  memory: number;
  worker: (() => PoolWorker) | undefined;
}

const NAMES = ["threads", "queue", "idle", "memory", "worker"] as const;
const DEFAULT_MOST_THREADS = 4;
const MOST_THREADS = 64;

export function checkPoolOptions(options: PoolOptions = {}): CheckedPoolOptions {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`options must be an object, not ${typeName(options)}`);
  }
  const unknownName = Object.keys(options).find((name) => !NAMES.includes(name as never));
  if (unknownName !== undefined) {
    throw new TypeError(`unknown option ${unknownName}; the options are ${NAMES.join(", ")}`);
  }
  const { threads = hardwareThreads(), queue = 1000, idle = 10_000, memory = 2 ** 20 } = options;
  const { worker } = options;
  if (worker !== undefined && typeof worker !== "function") {
    throw new TypeError(`worker must be a function that returns a Worker, not ${typeName(worker)}`);
  }
  return {
    threads: integer("threads", threads, 1, MOST_THREADS),
    queue: integer("queue", queue, 0, MAX_UINT32),
    idle: integer("idle", idle, 0, 2 ** 31 - 1),
    memory: integer("memory", memory, 8, MAX_UINT32),
    worker,
  };
}

interface NodeOs {
  availableParallelism(): number;
}

function hardwareThreads(): number {
  const count =
    builtin<NodeOs>("node:os")?.availableParallelism() ?? globalThis.navigator?.hardwareConcurrency;
  return Math.min(count || 1, DEFAULT_MOST_THREADS);
}

/** What one call of a pool takes. */
export interface CallOptions {
  /**
   * Cancels the call, which rejects with the signal's reason. A call that waits never starts. The thread
   * of a call that runs is ended, which frees its memory.
   */
  signal?: PoolSignal | undefined;
  /**
   * Called with the fraction of the work that is done, from 0 to 1: after each quarter of a pass, but at
   * most a hundred times a second, and with 1 at the end.
   */
  onProgress?: ((done: number) => void) | undefined;
}

/** Numbers are allowed, because `passwords.map(hash)` passes an index. */
export function checkCallOptions(options: unknown): CallOptions {
  if (options === undefined || typeof options === "number") return {};
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`options must be { signal, onProgress }, not ${typeName(options)}`);
  }
  const unknownName = Object.keys(options).find((name) => !/^(signal|onProgress)$/.test(name));
  if (unknownName !== undefined) {
    throw new TypeError(
      `unknown option ${unknownName}; a call takes signal and onProgress, and costs go to the constructor`,
    );
  }
  const { signal, onProgress } = options as CallOptions;
  const isSignal =
    typeof signal?.addEventListener === "function" &&
    typeof signal.removeEventListener === "function";
  if (signal !== undefined && !isSignal) {
    throw new TypeError(`signal must be an AbortSignal, not ${typeName(signal)}`);
  }
  if (onProgress !== undefined && typeof onProgress !== "function") {
    throw new TypeError(`onProgress must be a function, not ${typeName(onProgress)}`);
  }
  return { signal, onProgress };
}
