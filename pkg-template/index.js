import { createApi } from "./shim.js";
import base64 from "./wasm-base64.js";

let module;
const compile = () => {
  module ??= new WebAssembly.Module(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
  return module;
};

// workerd compiles bytes only during start-up. It gets here when a bundler ignored the "workerd"
// condition; before compatibility date 2025-06-01 it refuses, and the first hash says so.
if (globalThis.navigator?.userAgent === "Cloudflare-Workers") {
  try {
    compile();
  } catch {}
}

export const { Argon2id, hashRaw, parse } = createApi(compile);
export { Argon2Error } from "./shim.js";
