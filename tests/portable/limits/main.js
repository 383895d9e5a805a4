import { collect } from "../../kit/collect.js";
import * as memory from "./memories.js";

/** Imports the package dynamically, so that its memories are watched. */
export async function run({ seed, count, filter }) {
  const api = await import("edge-argon2");
  const suites = await Promise.all([
    import("./refusals.js"),
    import("./speed.js"),
    import("./lanes.js"),
  ]);
  return collect(suites, { api, memory, seed, count }, filter);
}
