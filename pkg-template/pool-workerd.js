// In workerd a plain import of a .wasm file is the compiled module.
import module from "./edge_argon2_bg.wasm";
import { createPooledInPlace } from "./pool-in-place.js";
import { createRunner } from "./shim.js";

export const { Argon2id, Pool, hashRaw } = createPooledInPlace(createRunner(() => module));
