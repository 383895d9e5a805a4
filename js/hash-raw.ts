import type { HashRawOptions } from "../pkg-template/index.js";
import { onceReady, requireAssigned, withPassword } from "./bytes.ts";
import type { Runner } from "./engine.ts";
import { type CheckedRawOptions, checkRawOptions } from "./options.ts";

/** RFC 9106's numbers for the types. */
const ALGORITHM_NUMBERS = { argon2d: 0, argon2i: 1, argon2id: 2 } as const;

type HashRawSync = (
  password: string | Uint8Array,
  options: HashRawOptions,
) => Uint8Array<ArrayBuffer>;

export function createHashRawSync({ run }: Runner): HashRawSync {
  return function hashRawSync(password, options) {
    return compute(run, password, checkRawOptions(options));
  };
}

export function createHashRaw({
  run,
  ready,
}: Runner): (...args: Parameters<HashRawSync>) => Promise<ReturnType<HashRawSync>> {
  return async function hashRaw(password, options) {
    const checked = checkRawOptions(options);
    return onceReady(ready, password, (own) => compute(run, own, checked));
  };
}

function compute(run: Runner["run"], password: unknown, checked: CheckedRawOptions) {
  const { algorithm, version, salt, associatedData } = checked;
  if (checked.passwordCharacters === "assigned") requireAssigned(password);
  try {
    return withPassword(password, checked, (bytes) =>
      run(checked.memorySize, (glue) => {
        const hasher = new glue.Argon2id(checked);
        return hasher.hashRaw(ALGORITHM_NUMBERS[algorithm], version, bytes, salt, associatedData);
      }),
    );
  } finally {
    checked.secret.fill(0);
  }
}
