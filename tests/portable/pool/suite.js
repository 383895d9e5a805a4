// The pool in any runtime: the same results as the plain class, and every fault a typed error.

import { collect } from "../../kit/collect.js";
import * as threads from "./threads.js";

/** Imports the package dynamically, so that the threads are watched. */
export async function run({ sets, filter }) {
  const [plain, pool] = await Promise.all([import("edge-argon2"), import("edge-argon2/pool")]);
  const modules = await Promise.all([
    import("./results.js"),
    import("./calls.js"),
    import("./faults.js"),
    import("./lanes.js"),
  ]);
  const probe = new pool.Pool();
  const worked = await new pool.Argon2id({ pool: probe, memorySize: 8, iterations: 1 }).hash("x");
  await probe.close();
  const hasThreads = threads.workers.length > 0;
  return collect(modules, { plain, pool, sets, hasThreads, worked }, filter);
}
