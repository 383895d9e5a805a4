// What the entries share. pool.js imports it too, instead of a copy of its own.

export { createArgon2id } from "./argon2id.ts";
export { decodeText, typeName } from "./bytes.ts";
export { integer, MAX_UINT32 } from "./checks.ts";
export { computeHash, computeHashRaw, computeVerify } from "./compute.ts";
export { encode } from "./encode.ts";
export { createRelease, createRunner, KEPT_MEMORY_SIZE } from "./engine.ts";
export { Argon2Error } from "./errors.ts";
export { explainFailure } from "./explain.ts";
export { createHashRaw, createHashRawSync } from "./hash-raw.ts";
export { ISOLATE, PROCESS } from "./options.ts";
export { createParse } from "./phc.ts";
export { atStartUp, isWorker } from "./start-up.ts";
