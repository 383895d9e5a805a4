// Recomputes tags with OpenSSL, and reads the arguments without the package's code.

import { argon2Sync } from "node:crypto";
import { isAnyArrayBuffer, isTypedArray } from "node:util/types";

/** The bytes that a value stands for. A typed array stands for its elements, as in oslo. */
function bytesOf(value) {
  if (value === undefined) return Buffer.alloc(0);
  if (typeof value === "string") return Buffer.from(value);
  if (isTypedArray(value)) return Buffer.from(value);
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  if (isAnyArrayBuffer(value)) return Buffer.from(value);
  throw new Error("a value without bytes was taken for bytes");
}

/**
 * Whether a tag is right for the options and the password. OpenSSL lacks version 16, so tags of
 * that version pass unchecked.
 */
export function isRight(tag, options, password) {
  const { algorithm = "argon2id", version = 19, normalization = "NFKC" } = options;
  if (version === 16) return true;
  const isText = typeof password === "string" && normalization === "NFKC";
  const expected = argon2Sync(algorithm, {
    message: bytesOf(isText ? password.normalize("NFKC") : password),
    nonce: bytesOf(options.salt),
    memory: options.memorySize,
    passes: options.iterations,
    parallelism: options.parallelism ?? 1,
    tagLength: options.tagLength ?? 32,
    secret: bytesOf(options.secret),
    associatedData: bytesOf(options.associatedData),
  });
  return expected.equals(tag);
}
