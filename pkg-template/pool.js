import { createPooledOnThreads } from "./pool-shim.js";
import { createRunner, explainFailure, isWorker } from "./shim.js";
import { compile, decode } from "./wasm-inline.js";

// See index.js: workerd compiles bytes only during start-up.
if (isWorker()) {
  try {
    compile();
  } catch {}
}

export const { Argon2id, Pool, hashRaw } = createPooledOnThreads(
  createRunner(compile, explainFailure),
  decode,
);
