// "?module" asks Vercel's edge bundlers, and those that follow them, for the compiled module.
import module from "./edge_argon2_bg.wasm?module";
import { createApi } from "./shim.js";

export const { Argon2id, hashRaw, parse } = createApi(() => module);
export { Argon2Error } from "./shim.js";
