// The entry `edge-argon2/pool`: the same class and function as the package's, computed on threads.

import type { Runner } from "../engine.ts";
import { PROCESS } from "../shim.ts";
import type { Modules } from "./messages.ts";
import { lanesWasm, threadCode } from "./parts.js";
import { createPooled, type Pooled } from "./pooled.ts";
import { createScheduler } from "./scheduler.ts";
import { hasThreads, workerOf } from "./thread.ts";

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

  return createPooled(runner, PROCESS, (options) => {
    const makeWorker = options.worker ?? (hasThreads() ? () => workerOf(threadCode) : undefined);
    return createScheduler(options, makeWorker, () => (modules ??= compile()));
  });
}
