// In workerd a plain import of a .wasm file is the compiled module.
import module from "./edge_argon2_bg.wasm";
import { createApi } from "./shim.js";

export const { Argon2id, hashRaw, parse } = createApi(() => module);
export { Argon2Error } from "./shim.js";
