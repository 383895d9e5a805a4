// For frameworks whose own bundler can't handle a .wasm file, but whose output goes through a second
// bundler that can: Nitro on Cloudflare, OpenNext. Next before 14.2.8 and formats other
// than ESM have no top-level await, so the module arrives a few microtasks after the import.
import {
  Argon2Error,
  createArgon2id,
  createHashRaw,
  createHashRawSync,
  createParse,
  createRelease,
  createRunner,
  explainFailure,
  isWorker,
} from "./shim.js";
import { compile } from "./wasm-inline.js";

let isLoaded = !isWorker();
let module;

async function load() {
  try {
    // The first bundler can't resolve the concatenated specifier and leaves the import alone; the
    // second folds the constant and resolves it. In a `try`, esbuild only warns if it doesn't find
    // the module.
    ({ default: module } = await import(
      /* turbopackIgnore: true */ /* webpackIgnore: true */
      "edge-argon2/" + "wasm-module"
    ));
  } catch {
    try {
      compile(); // workerd still allows it here, because no request has come in yet
    } catch {}
  }
  isLoaded = true;
}

function source() {
  if (isLoaded) return module ?? compile();
  throw new Argon2Error(
    "ENGINE",
    "the WebAssembly module is still loading; await hash, verify or hashRaw before the first call " +
      "of a synchronous function",
  );
}

// Loading starts at import, so that synchronous functions work in a Worker's first request.
if (!isLoaded) load();

const runner = /* @__PURE__ */ createRunner(source, explainFailure, () =>
  isLoaded ? undefined : load(),
);

export const Argon2id = /* @__PURE__ */ createArgon2id(runner);
export const hashRaw = /* @__PURE__ */ createHashRaw(runner);
export const hashRawSync = /* @__PURE__ */ createHashRawSync(runner);
export const parse = /* @__PURE__ */ createParse(runner);
export const release = /* @__PURE__ */ createRelease(runner);
export { Argon2Error, encode } from "./shim.js";
