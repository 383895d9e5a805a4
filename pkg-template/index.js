import {
  createArgon2id,
  createHashRaw,
  createHashRawSync,
  createParse,
  createRunner,
  isWorker,
} from "./shim.js";
import { compile } from "./wasm-inline.js";

/**
 * workerd compiles bytes only during start-up. It gets here when a bundler ignored the "workerd"
 * condition; before compatibility date 2025-06-01 it refuses, and the first hash says so.
 */
function atStartUp(load) {
  if (isWorker()) {
    try {
      load();
    } catch {}
  }
  return load;
}

const run = /* @__PURE__ */ createRunner(/* @__PURE__ */ atStartUp(compile));

export const Argon2id = /* @__PURE__ */ createArgon2id(run);
export const hashRaw = /* @__PURE__ */ createHashRaw(run);
export const hashRawSync = /* @__PURE__ */ createHashRawSync(run);
export const parse = /* @__PURE__ */ createParse(run);
export { Argon2Error } from "./shim.js";
