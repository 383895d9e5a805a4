// "?module" asks Vercel's edge bundlers, and others that follow them, for the compiled module.
import module from "./edge_argon2_migrate_bg.wasm?module";
import { createMigrating } from "./migrate-shim.js";

export const Migrating = createMigrating(() => module);
export { bcrypt, firebase } from "./migrate-shim.js";
