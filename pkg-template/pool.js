import { createPooledOnThreads } from "./pool-shim.js";
import { atStartUp, createRunner, explainFailure } from "./shim.js";
import { compile, decode } from "./wasm-inline.js";

export const { Argon2id, Pool, hashRaw } = createPooledOnThreads(
  createRunner(atStartUp(compile), explainFailure),
  decode,
);
