// In workerd a plain import of a .wasm file is the compiled module; it costs nothing until used.
import module from "./edge_argon2_migrate_bg.wasm";
import { createMigrating } from "./migrate-shim.js";

export const Migrating = createMigrating(() => module);
export { bcrypt, firebase } from "./migrate-shim.js";
