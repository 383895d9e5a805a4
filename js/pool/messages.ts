// What the calling thread and the threads of a pool send each other.

import type { Argon2Error } from "../errors.ts";

/** The kinds of calls; worker.ts has the function for each. */
export type Kind = "hash" | "verify" | "hashRaw";

/** The modules, compiled once and shared by all threads. */
export interface Modules {
  engine: WebAssembly.Module;
  lanes: WebAssembly.Module;
}

/** A call to compute. The thread wipes its copies of the bytes. */
export interface Job {
  kind: Kind;
  call: unknown;
  /** Whether to use the module for lanes: to share them with other threads, or to report progress. */
  usesLanes: boolean;
  /** One for each thread that helps; see lanes.ts. */
  helpers: MessagePort[];
}

export type ToThread =
  | { start: Modules }
  | { job: Job }
  | { help: MessagePort }
  /** A lock that the thread holds as long as it lives; see thread.ts. */
  | { lifeline: string };

export type FromThread =
  | "started"
  | "alive"
  | { progress: number }
  | { value: unknown }
  | { refused: { code: Argon2Error["code"]; text: string; cause?: string } };
