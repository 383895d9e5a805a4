export { kind, load, runtimes, ships } from "./argon2-browser.mjs";
export const name = "argon2-browser, SIMD";
export const wasm = { argon2: "argon2-browser/dist/argon2-simd.wasm" };
