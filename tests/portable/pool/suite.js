// The pool in any runtime: the same results as the plain class, and every fault a typed error.

import { collect } from "../../kit/collect.js";
import "./threads.js";

/** Imports the package dynamically, so that the threads are watched. */
export async function run({ sets, hasThreads, filter }) {
  const [plain, pool] = await Promise.all([import("edge-argon2"), import("edge-argon2/pool")]);
  const modules = await Promise.all([
    import("./results.js"),
    import("./calls.js"),
    import("./faults.js"),
    import("./lanes.js"),
  ]);
  return collect(modules, { plain, pool, sets, hasThreads }, filter);
}
