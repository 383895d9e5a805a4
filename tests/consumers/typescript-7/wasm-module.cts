import edgeArgon2 = require("edge-argon2/wasm-module");

export const compiled: WebAssembly.Module = edgeArgon2.default;
