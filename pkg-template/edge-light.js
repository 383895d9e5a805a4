// "?module" asks Vercel's edge bundlers, and others that follow them, for the compiled module.
import module from "./edge_argon2_bg.wasm?module";
import {
  createArgon2id,
  createHashRaw,
  createHashRawSync,
  createParse,
  createRelease,
  createRunner,
  explainFailure,
  ISOLATE,
} from "./shim.js";

const runner = /* @__PURE__ */ createRunner(() => module, explainFailure);

export const Argon2id = /* @__PURE__ */ createArgon2id(runner, ISOLATE);
export const hashRaw = /* @__PURE__ */ createHashRaw(runner);
export const hashRawSync = /* @__PURE__ */ createHashRawSync(runner);
export const parse = /* @__PURE__ */ createParse(runner);
export const release = /* @__PURE__ */ createRelease(runner);
export { Argon2Error, encode } from "./shim.js";
