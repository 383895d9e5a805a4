export { createArgon2id } from "./argon2id.js";
export { encode } from "./encode.js";
export { createRelease, createRunner } from "./engine.js";
export { Argon2Error } from "./errors.js";
export { explainFailure } from "./explain.js";
export { createHashRaw, createHashRawSync } from "./hash-raw.js";
export { ISOLATE, isWorker } from "./options.js";
export { createParse } from "./phc.js";
