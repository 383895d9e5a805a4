import {
  createArgon2id,
  createHashRaw,
  createHashRawSync,
  createParse,
  createRunner,
  ISOLATE,
} from "./shim.js";
import module from "./wasm-module.js";

const run = /* @__PURE__ */ createRunner(() => module);

export const Argon2id = /* @__PURE__ */ createArgon2id(run, ISOLATE);
export const hashRaw = /* @__PURE__ */ createHashRaw(run);
export const hashRawSync = /* @__PURE__ */ createHashRawSync(run);
export const parse = /* @__PURE__ */ createParse(run);
export { Argon2Error } from "./shim.js";
