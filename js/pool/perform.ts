// Turns a call into a task for a pool's threads.

import type { Call, Perform } from "../compute.ts";
import type { Run } from "../engine.ts";
import { computeHash, computeHashRaw, computeVerify, decodeText } from "../shim.ts";
import type { Kind } from "./messages.ts";
import { checkCallOptions } from "./options.ts";
import { onAbort } from "./signal.ts";
import type { Costs, Scheduler, Task } from "./task.ts";
import { wipe } from "./wipe.ts";

const KINDS = new Map<unknown, Kind>([
  [computeHash, "hash"],
  [computeVerify, "verify"],
  [computeHashRaw, "hashRaw"],
]);

/** @param schedulerOf from the `pool` of the checked options */
export function performOn(
  run: Run,
  schedulerOf: (pool: Scheduler | undefined) => Scheduler,
): Perform {
  return function perform(compute, call, [options]) {
    const { signal, onProgress } = checkCallOptions(options);
    if (signal?.aborted) throw signal.reason;
    const kind = KINDS.get(compute) as Kind;
    const copy = copyOf(call) as typeof call;
    const costs = costsOf(call);
    const scheduler = schedulerOf(call.options.pool as Scheduler | undefined);
    return new Promise((resolve, reject) => {
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          wipe(copy);
          settle(value);
          forget?.();
        };
      const task: Task = {
        kind,
        call: copy,
        costs,
        onProgress,
        inPlace: () => compute(run, copy),
        resolve: settled(resolve as (value: unknown) => void),
        reject: settled(reject),
      };
      const forget = signal && onAbort(signal, () => scheduler.cancel(task, signal.reason));
      scheduler.submit(task);
    });
  };
}

/** A deep copy, which the caller's wiping doesn't affect, without the secrets of other keys. */
function copyOf<C extends Call>({ options, ...rest }: C): object {
  const { memorySize, iterations, parallelism, tagLength, secret, maxMemorySize, maxWork } =
    options;
  const engine = { memorySize, iterations, parallelism, tagLength, secret, maxMemorySize, maxWork };
  return structuredClone({ ...rest, options: engine });
}

/** The costs that the pool reserves memory for: zeros for a hash that the engine refuses. */
function costsOf(call: Call): Costs {
  const { memorySize: m, iterations: t, parallelism: p, maxMemorySize } = call.options;
  if (!("phc" in call)) return { m, t, p };
  const phc = decodeText(call.phc as Uint8Array);
  const stored = Object.fromEntries(
    Array.from(phc.matchAll(/[$,]([mtp])=(\d+)/g), ([, name, value]) => [name, Number(value)]),
  );
  const isTaken = stored.m <= Math.max(m, maxMemorySize);
  return { m: 0, t: 0, p: 0, ...(isTaken && stored) };
}
