import altered from "altered.wasm";
import { collect } from "../../kit/collect.js";
import * as spies from "../engine/spies.js";
import * as inputs from "./inputs.js";
import * as loading from "./loading.js";
import * as mainThread from "./main-thread.js";
import * as memory from "./memory.js";
import * as memoryLimit from "./memory-limit.js";
import * as noCompilation from "./no-compilation.js";
import * as noSimd from "./no-simd.js";
import * as options from "./options.js";
import * as pollution from "./pollution.js";
import * as randomness from "./randomness.js";
import * as stack from "./stack.js";
import * as trap from "./trap.js";

/** Faults that tests cause themselves, and those that need a platform started in a special way. */
const GROUPS = {
  "faults on purpose": [memory, trap, stack, randomness, inputs, options, pollution],
  "a memory limit": [memoryLimit],
  "no SIMD": [noSimd],
  "no compilation": [noCompilation],
  loading: [loading],
  "main thread": [mainThread],
};

/** Imports the package dynamically, so that the spies are there first. */
export async function run({ group, filter }) {
  if (group === "faults on purpose") {
    const isModule = altered instanceof WebAssembly.Module;
    spies.useModule(isModule ? altered : new WebAssembly.Module(altered));
  }
  if (group === "main thread") mainThread.padModules();
  const api = await import("edge-argon2");
  const early = group === "loading" && loading.callEarly(api);
  return collect(GROUPS[group], { api, early }, filter);
}
