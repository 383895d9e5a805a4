import { createMigrating } from "./migrate-shim.js";
import { compile } from "./migrate-wasm-inline.js";

// See index.js: workerd compiles bytes only during start-up.
if (globalThis.navigator?.userAgent === "Cloudflare-Workers") {
  try {
    compile();
  } catch {}
}

export const Migrating = createMigrating(compile);
export { bcrypt, firebase } from "./migrate-shim.js";
