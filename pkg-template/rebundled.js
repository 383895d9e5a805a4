// For frameworks whose own bundler cannot take a .wasm file, while a second one, which makes the
// Worker of their output, can: Nitro on Cloudflare, OpenNext.
import { createApi } from "./shim.js";
import { compile } from "./wasm-inline.js";

let module;
const source = () => module ?? compile();

if (globalThis.navigator?.userAgent === "Cloudflare-Workers") {
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

export const { Argon2id, hashRaw, parse } = createApi(source);
export { Argon2Error } from "./shim.js";
