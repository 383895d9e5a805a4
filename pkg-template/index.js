import {
  createArgon2id,
  createHashRaw,
  createHashRawSync,
  createParse,
  createRelease,
  createRunner,
  explainFailure,
  isWorker,
} from "./shim.js";
import { compile } from "./wasm-inline.js";

/**
 * workerd compiles bytes only during start-up. It runs this entry if a bundler ignored the "workerd"
 * condition. Before compatibility date 2025-06-01 it refuses, and the first hash reports that.
 */
function atStartUp(load) {
  if (isWorker()) {
    try {
      load();
    } catch {}
  }
  return load;
}

const runner = /* @__PURE__ */ createRunner(/* @__PURE__ */ atStartUp(compile), explainFailure);

export const Argon2id = /* @__PURE__ */ createArgon2id(runner);
export const hashRaw = /* @__PURE__ */ createHashRaw(runner);
export const hashRawSync = /* @__PURE__ */ createHashRawSync(runner);
export const parse = /* @__PURE__ */ createParse(runner);
export const release = /* @__PURE__ */ createRelease(runner);
export { Argon2Error, encode } from "./shim.js";
