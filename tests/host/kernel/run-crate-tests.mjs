// Cargo's runner for WebAssembly, which runs a test binary in Node. The binary can't print, so a
// test that fails shows only as a trap.

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
