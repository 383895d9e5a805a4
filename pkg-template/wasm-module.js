// The compiled module, for rebundled.js; only workerd's bundlers resolve it.
export { default } from "./edge_argon2_bg.wasm";
