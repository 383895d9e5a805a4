export { createArgon2id } from "./argon2id.ts";
export { encode } from "./encode.ts";
export { createRelease, createRunner } from "./engine.ts";
export { Argon2Error } from "./errors.ts";
export { explainFailure } from "./explain.ts";
export { createHashRaw, createHashRawSync } from "./hash-raw.ts";
export { ISOLATE, isWorker } from "./options.ts";
export { createParse } from "./phc.ts";
