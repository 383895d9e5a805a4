import type { PoolSignal } from "./options.ts";

/** What to do when a signal is aborted, for each call that has it. */
const aborts = new WeakMap<PoolSignal, Set<() => void>>();

/** Signals call it with themselves as `this`. A signal that has it already ignores it. */
function abortAll(this: PoolSignal | undefined): void {
  aborts.get(this as PoolSignal)?.forEach((abort) => {
    abort();
  });
}

/**
 * Calls `abort` when the signal is aborted, unless the returned function has been called before. All calls
 * share one listener, because Node 20 prints a warning once a signal has more than ten.
 */
export function onAbort(signal: PoolSignal, abort: () => void): () => void {
  const calls = aborts.get(signal) ?? new Set();
  aborts.set(signal, calls.add(abort));
  signal.addEventListener("abort", abortAll);
  return () => {
    calls.delete(abort);
    if (calls.size === 0) signal.removeEventListener("abort", abortAll);
  };
}
