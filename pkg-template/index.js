import {
  atStartUp,
  createArgon2id,
  createHashRaw,
  createHashRawSync,
  createParse,
  createRelease,
  createRunner,
  explainFailure,
} from "./shim.js";
import { compile } from "./wasm-inline.js";

const runner = /* @__PURE__ */ createRunner(/* @__PURE__ */ atStartUp(compile), explainFailure);

export const Argon2id = /* @__PURE__ */ createArgon2id(runner);
export const hashRaw = /* @__PURE__ */ createHashRaw(runner);
export const hashRawSync = /* @__PURE__ */ createHashRawSync(runner);
export const parse = /* @__PURE__ */ createParse(runner);
export const release = /* @__PURE__ */ createRelease(runner);
export { Argon2Error, encode } from "./shim.js";
