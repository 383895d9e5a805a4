// What the engine computes, as data: the calling thread can compute a call in place or send it to
// another thread.

import { decodeText } from "./bytes.ts";
import { MAX_UINT32 } from "./checks.ts";
import { KEPT_MEMORY_SIZE, type Run } from "./engine.ts";
import { Argon2Error } from "./errors.ts";
import type { Argon2Algorithm, Argon2Version, CheckedOptions } from "./options.ts";

/** RFC 9106's numbers for the types. */
const ALGORITHM_NUMBERS = { argon2d: 0, argon2i: 1, argon2id: 2 } as const;

/** What every call has. Its bytes are wiped as soon as `perform` has returned. */
export interface Call {
  options: CheckedOptions;
}

interface Hash extends Call {
  password: Uint8Array;
  keyId: Uint8Array;
}

interface Verify extends Call {
  /** The password, and other forms of it to try if it does not match. */
  passwords: Uint8Array[];
  phc: Uint8Array;
}

interface HashRaw extends Call {
  password: Uint8Array;
  algorithm: Argon2Algorithm;
  version: Argon2Version;
  salt: Uint8Array;
  associatedData: Uint8Array;
}

/** Computes one kind of call. */
export type Compute<C extends Call, R> = (run: Run, call: C) => R;

/** Computes a call, here or on another thread. `rest` holds the public method's further arguments. */
export type Perform = <C extends Call, R>(
  compute: Compute<C, R>,
  call: C,
  rest: readonly unknown[],
) => R | Promise<R>;

export const computeHash: Compute<Hash, string> = (run, { options, password, keyId }) =>
  run(options.memorySize, (glue) => new glue.Argon2id(options).hash(password, keyId));

export const computeVerify: Compute<Verify, boolean> = (run, { options, passwords, phc }) =>
  passwords.some((password) => {
    try {
      const within = (memorySize: number) =>
        run(memorySize, (glue) => new glue.Argon2id(options).verify(phc, password, memorySize));
      // A hash that is refused needs no large instance.
      return within(KEPT_MEMORY_SIZE) ?? within(MAX_UINT32);
    } catch (error) {
      if (!isHashRefused(error) || !startsLikeHash(password)) throw error;
      throw new Argon2Error(
        "INVALID_HASH",
        "the arguments look swapped; call verify(hash, password)",
      );
    }
  });

export const computeHashRaw: Compute<HashRaw, Uint8Array<ArrayBuffer>> = (run, call) => {
  const { options, password, algorithm, version, salt, associatedData } = call;
  return run(options.memorySize, (glue) => {
    const hasher = new glue.Argon2id(options);
    const number = ALGORITHM_NUMBERS[algorithm];
    return hasher.hashRaw(number, version, password, salt, associatedData);
  });
};

/** Whether the code is `INVALID_HASH` or `UNSUPPORTED_HASH`. */
function isHashRefused(error: unknown): boolean {
  return error instanceof Argon2Error && error.code.endsWith("_HASH");
}

function startsLikeHash(password: Uint8Array): boolean {
  const START = "$argon2";
  return decodeText(password.subarray(0, START.length)) === START;
}
