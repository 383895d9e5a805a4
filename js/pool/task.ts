// A call on its way through a pool.

import { Argon2Error } from "../shim.ts";
import type { Kind } from "./messages.ts";
import type { CallOptions } from "./options.ts";

/** What a call costs: memory size in KiB, passes, lanes. */
export interface Costs {
  m: number;
  t: number;
  p: number;
}

/** A call that waits or runs. */
export interface Task extends CallOptions {
  kind: Kind;
  /** A copy of the call's data. */
  call: object;
  costs: Costs;
  /** Computes the call here, where there are no threads. */
  inPlace(): unknown;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

export interface Scheduler {
  /** Queues a call. It is settled through its `resolve` and `reject`. */
  submit(task: Task): void;
  /** Rejects a call, whether it waits or runs. */
  cancel(task: Task, reason: unknown): void;
  /** Resolves once all threads have ended. */
  close(): Promise<void>;
}

export function runInPlace(task: Task): void {
  try {
    const value = task.inPlace();
    task.onProgress?.(1);
    task.resolve(value);
  } catch (error) {
    task.reject(error);
  }
}

/** Rejects a task that was never given to a thread. */
export function refuse(task: Task, code: "CLOSED" | "COST_LIMIT" | "BUSY", message: string): void {
  task.reject(new Argon2Error(code, message));
}

export function refuseClosed(task: Task): void {
  refuse(task, "CLOSED", "the pool is closed");
}
