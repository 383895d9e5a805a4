export { kind, load, offers, runtimes, ships } from "./rustcrypto.mjs";
export const name = "RustCrypto argon2, wasm, simd128";
export const wasm = {
  argon2: "./target/bench/rustcrypto-simd128/wasm32-unknown-unknown/release/rustcrypto.wasm",
};
