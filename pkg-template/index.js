import { createApi } from "./shim.js";
import { compile } from "./wasm-inline.js";

// workerd compiles bytes only during start-up. It gets here when a bundler ignored the "workerd"
// condition; before compatibility date 2025-06-01 it refuses, and the first hash says so.
if (globalThis.navigator?.userAgent === "Cloudflare-Workers") {
  try {
    compile();
  } catch {}
}

export const { Argon2id, hashRaw, parse } = createApi(compile);
export { Argon2Error } from "./shim.js";
