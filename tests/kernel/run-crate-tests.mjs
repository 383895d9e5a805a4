// Cargo's runner for WebAssembly: runs a test binary in this Node. It prints nothing of its own, so
// a test that fails shows as a trap.

import { readFileSync } from "node:fs";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  imports[from] ??= {};
  imports[from][name] = () => {
    throw new Error(`the crate's tests call no JavaScript, but called ${name}`);
  };
}
const { exports } = new WebAssembly.Instance(module, imports);
const status = exports.main(0, 0);
console.log(status === 0 ? "all passed" : `failed with status ${status}`);
process.exitCode = status;
