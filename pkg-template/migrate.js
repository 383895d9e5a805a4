import { createMigrating } from "./migrate-shim.js";
import { compile } from "./migrate-wasm-inline.js";

// See js/start-up.ts: workerd compiles bytes only during start-up.
if ("WebSocketPair" in globalThis) {
  try {
    compile();
  } catch {}
}

export const Migrating = createMigrating(compile);
export { bcrypt, firebase } from "./migrate-shim.js";
