// "?module" asks Vercel's edge bundlers, and those that follow them, for the compiled module.
import module from "./edge_argon2_bg.wasm?module";
import {
  createArgon2id,
  createHashRaw,
  createHashRawSync,
  createParse,
  createRunner,
  ISOLATE,
} from "./shim.js";

const run = /* @__PURE__ */ createRunner(() => module);

export const Argon2id = /* @__PURE__ */ createArgon2id(run, ISOLATE);
export const hashRaw = /* @__PURE__ */ createHashRaw(run);
export const hashRawSync = /* @__PURE__ */ createHashRawSync(run);
export const parse = /* @__PURE__ */ createParse(run);
export { Argon2Error } from "./shim.js";
