// For Node, which takes longer to load a file than to read it: the build bundles the imports into this
// one. Bundlers get index.js instead, so that the pool shares its modules, and so do Deno and Bun, whose
// bundlers have no condition of their own.
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

/** Before version 25, only Buffer decodes base64 fast. A context of node:vm may have none. */
function compile() {
  module ??= new WebAssembly.Module(globalThis.Buffer?.from(base64, "base64") ?? decode());
  return module;
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
