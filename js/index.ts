// The types of `edge-argon2`; the entries in pkg-template/ make its values, each for its runtimes.

export { Argon2id, type NeedsRehashOptions, type PasswordHashingAlgorithm } from "./argon2id.ts";
export { encode } from "./encode.ts";
export { release } from "./engine.ts";
export { Argon2Error, type Argon2ErrorCode } from "./errors.ts";
export { hashRaw, hashRawSync } from "./hash-raw.ts";
export type {
  Argon2Algorithm,
  Argon2idOptions,
  Argon2Version,
  HashRawOptions,
} from "./options.ts";
export { type ParsedHash, parse } from "./phc.ts";
