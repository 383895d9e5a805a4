import { type Bytes, onceReady, requireAssigned, withPassword } from "./bytes.ts";
import { computeHashRaw, type Perform } from "./compute.ts";
import type { Run, Runner } from "./engine.ts";
import {
  type CheckedRawOptions,
  type CheckPool,
  checkRawOptions,
  type HashRawOptions,
} from "./options.ts";

/**
 * Computes a bare tag, for key derivation and for interoperating with other formats.
 *
 * @param password - As for {@link Argon2id.hash}.
 * @returns `tagLength` bytes.
 * @throws The errors of {@link Argon2id.hash} and of the constructor, always as a rejection.
 */
export declare function hashRaw(
  password: string | Uint8Array,
  options: HashRawOptions,
): Promise<Bytes>;

/** {@link hashRaw} without the promise; errors are thrown. */
export declare function hashRawSync(password: string | Uint8Array, options: HashRawOptions): Bytes;

export function createHashRawSync({ run }: Runner): typeof hashRawSync {
  return function hashRawSync(password, options) {
    const checked = checkRawOptions(options);
    return start(inPlace(run), password, checked, []) as Bytes;
  };
}

export function createHashRaw(
  { run, ready }: Runner,
  perform: Perform = inPlace(run),
  checkPool?: CheckPool,
): typeof hashRaw {
  return async function hashRaw(password, options, ...rest: unknown[]) {
    const checked = checkRawOptions(options, checkPool);
    return onceReady(ready, password, (own) => start(perform, own, checked, rest));
  };
}

const inPlace =
  (run: Run): Perform =>
  (compute, call) =>
    compute(run, call);

function start(
  perform: Perform,
  password: unknown,
  checked: CheckedRawOptions,
  rest: readonly unknown[],
) {
  const { algorithm, version, salt, associatedData } = checked;
  if (checked.passwordCharacters === "assigned") requireAssigned(password);
  try {
    return withPassword(password, checked, (bytes) => {
      const call = { options: checked, password: bytes, algorithm, version, salt, associatedData };
      return perform(computeHashRaw, call, rest);
    });
  } finally {
    checked.secret.fill(0);
  }
}
