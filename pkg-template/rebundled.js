// For frameworks whose own bundler cannot take a .wasm file, while a second one, which makes the
// Worker of their output, can: Nitro on Cloudflare, OpenNext.
import { createApi } from "./shim.js";
import base64 from "./wasm-base64.js";

let module;
const compile = () => {
  module ??= new WebAssembly.Module(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
  return module;
};

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

export const { Argon2id, hashRaw, parse } = createApi(compile);
export { Argon2Error } from "./shim.js";
