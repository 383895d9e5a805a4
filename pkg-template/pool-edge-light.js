// "?module" asks Vercel's edge bundlers, and others that follow them, for the compiled module.
import module from "./edge_argon2_bg.wasm?module";
import { createPooledInPlace } from "./pool-in-place.js";
import { createRunner, explainFailure } from "./shim.js";

const runner = createRunner(() => module, explainFailure);

export const { Argon2id, Pool, hashRaw } = createPooledInPlace(runner);
