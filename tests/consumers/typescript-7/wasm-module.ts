import module from "edge-argon2/wasm-module";

export const compiled: WebAssembly.Module = module;
