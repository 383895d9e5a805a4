import { loadWith } from "./rustcrypto.mjs";

export { kind, runtimes } from "./rustcrypto.mjs";
export const name = "edge-argon2, kernel of intrinsics";
export const wasm = {
  argon2: "./target/bench/intrinsics/wasm32-unknown-unknown/release/intrinsics.wasm",
};

/** The crate's imports are wasm-bindgen's, and the function that is measured calls none of them. */
export function load({ argon2 }) {
  const imports = {};
  for (const { module, name } of WebAssembly.Module.imports(argon2)) {
    imports[module] ??= {};
    imports[module][name] = () => {
      throw new Error(`the peer called ${name}`);
    };
  }
  return loadWith(argon2, imports);
}
