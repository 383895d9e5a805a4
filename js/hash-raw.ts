import type { HashRawOptions } from "../pkg-template/index.js";
import { requireAssigned, withPassword } from "./bytes.js";
import type { Runner } from "./engine.js";
import { checkRawOptions } from "./options.js";

/** RFC 9106's numbers of the types. */
const ALGORITHM_NUMBERS = { argon2d: 0, argon2i: 1, argon2id: 2 } as const;

type HashRawSync = (
  password: string | Uint8Array,
  options: HashRawOptions,
) => Uint8Array<ArrayBuffer>;

export function createHashRawSync({ run }: Runner): HashRawSync {
  return function hashRawSync(password, options) {
    const checked = checkRawOptions(options);
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
  };
}

export function createHashRaw(
  runner: Runner,
): (...args: Parameters<HashRawSync>) => Promise<ReturnType<HashRawSync>> {
  const hashRawSync = createHashRawSync(runner);
  return async function hashRaw(password, options) {
    return hashRawSync(password, options);
  };
}
