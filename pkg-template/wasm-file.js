// In workerd a plain import of a .wasm file is the compiled module. It is a file of its own so that
// bundlers drop it with the functions that need it, and so that rebundled.js can name it. It must not
// be named after its entry, "wasm-module": before Next 15, Turbopack finds files that the exports
// hide.
export { default } from "./edge_argon2_bg.wasm";
