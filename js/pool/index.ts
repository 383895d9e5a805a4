// The entry `edge-argon2/pool`: the same class and function as the package's, computed on threads.

import type { Runner } from "../engine.ts";
import { PROCESS } from "../shim.ts";
import type { Modules } from "./messages.ts";
import { createPooled, type Pooled } from "./pooled.ts";
import { createScheduler } from "./scheduler.ts";
import { hasThreads, workerOf } from "./thread.ts";

// Last, because the pool's code compresses better without these long strings between it and the shim's.

import { lanesWasm, threadCode } from "./parts.js";

/** @param decode decodes base64; by default that of the engine's .wasm */
export function createPooledOnThreads(
  runner: Runner,
  decode: (text?: string) => BufferSource,
): Pooled {
  let modules: Promise<Modules> | undefined;

  async function compile(): Promise<Modules> {
    const [engine, lanes] = await Promise.all([
      WebAssembly.compile(decode()),
      WebAssembly.compile(decode(lanesWasm)),
    ]);
    return { engine, lanes };
  }

  /** A failure is not kept, so that the next thread's start tries again. */
  const compileOnce = () =>
    (modules ??= compile().catch((error) => {
      modules = undefined;
      throw error;
    }));

  return createPooled(runner, PROCESS, (options) => {
    const makeWorker = options.worker ?? (hasThreads() ? () => workerOf(threadCode) : undefined);
    return createScheduler(options, makeWorker, compileOnce);
  });
}
