// For runtimes that have no threads: the same API, computed in place.

import type { Runner } from "../engine.ts";
import { ISOLATE } from "../shim.ts";
import { createPooled, type Pooled } from "./pooled.ts";
import { refuseClosed, runInPlace, type Scheduler } from "./task.ts";

export function createPooledInPlace(runner: Runner): Pooled {
  return createPooled(runner, ISOLATE, createInPlaceScheduler);
}

function createInPlaceScheduler(): Scheduler {
  let isClosed = false;
  return {
    submit(task) {
      if (isClosed) refuseClosed(task);
      else runInPlace(task);
    },
    cancel() {}, // nothing waits
    async close() {
      isClosed = true;
    },
  };
}
