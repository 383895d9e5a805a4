// The older syntax for a CommonJS import.

import edgeArgon2 = require("edge-argon2");
import wasmModule = require("edge-argon2/wasm-module");

export const argon2id: edgeArgon2.Argon2id = new edgeArgon2.Argon2id();
export const compiled: WebAssembly.Module = wasmModule.default;

// @ts-expect-error a password in place of the options
new edgeArgon2.Argon2id("password");
