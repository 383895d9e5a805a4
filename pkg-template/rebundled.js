// For frameworks whose own bundler cannot take a .wasm file, while a second one, which makes the
// Worker of their output, can: Nitro on Cloudflare, OpenNext.
import {
  createArgon2id,
  createHashRaw,
  createHashRawSync,
  createParse,
  createRelease,
  createRunner,
  isWorker,
} from "./shim.js";
import { compile } from "./wasm-inline.js";

let module;
const source = () => module ?? compile();

if (isWorker()) {
  try {
    // The first bundler leaves the sum and the comments' wish alone, the second one folds the sum.
    // In a `try`, esbuild only warns where it finds no such module.
    ({ default: module } = await import(
      /* turbopackIgnore: true */ /* webpackIgnore: true */
      "edge-argon2/" + "wasm-module"
    ));
  } catch {
    try {
      compile();
    } catch {}
  }
}

const runner = /* @__PURE__ */ createRunner(source);

export const Argon2id = /* @__PURE__ */ createArgon2id(runner);
export const hashRaw = /* @__PURE__ */ createHashRaw(runner);
export const hashRawSync = /* @__PURE__ */ createHashRawSync(runner);
export const parse = /* @__PURE__ */ createParse(runner);
export const release = /* @__PURE__ */ createRelease(runner);
export { Argon2Error, encode } from "./shim.js";
