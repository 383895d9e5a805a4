// For Node, which takes longer to load a file than to read it: the build bundles the imports into this
// one. Deno, Bun and bundlers that target Node get it too, because some of them copy what they resolve
// for a different one to run.
import {
  atStartUp,
  createArgon2id,
  createHashRaw,
  createHashRawSync,
  createParse,
  createRelease,
  createRunner,
  explainFailure,
} from "./shim.js";
import { base64, decode } from "./wasm-inline.js";

let module;

function compile() {
  module ??= new WebAssembly.Module(wasmBytes());
  return module;
}

/** Node before version 25 decodes base64 fast only with Buffer, which Deno takes 20 ms to load. */
function wasmBytes() {
  if (Uint8Array.fromBase64 || !globalThis.Buffer) return decode();
  return globalThis.Buffer.from(base64, "base64");
}

const runner = /* @__PURE__ */ createRunner(/* @__PURE__ */ atStartUp(compile), explainFailure);

// Under the exports' names, the bundled functions of the same names would get others.
const Hasher = /* @__PURE__ */ createArgon2id(runner);
const raw = /* @__PURE__ */ createHashRaw(runner);
const rawSync = /* @__PURE__ */ createHashRawSync(runner);
const partsOfHash = /* @__PURE__ */ createParse(runner);
const releaseInstance = /* @__PURE__ */ createRelease(runner);

export { Argon2Error, encode } from "./shim.js";
export {
  Hasher as Argon2id,
  partsOfHash as parse,
  raw as hashRaw,
  rawSync as hashRawSync,
  releaseInstance as release,
};
