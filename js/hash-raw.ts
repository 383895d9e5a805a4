import type { HashRawOptions } from "../pkg-template/index.js";
import { onceReady, requireAssigned, withPassword } from "./bytes.ts";
import { computeHashRaw, type Perform } from "./compute.ts";
import type { Run, Runner } from "./engine.ts";
import { type CheckedRawOptions, type CheckPool, checkRawOptions } from "./options.ts";

type HashRawSync = (
  password: string | Uint8Array,
  options: HashRawOptions,
) => Uint8Array<ArrayBuffer>;

export function createHashRawSync({ run }: Runner): HashRawSync {
  return function hashRawSync(password, options) {
    const checked = checkRawOptions(options);
    return start(inPlace(run), password, checked, []) as Uint8Array<ArrayBuffer>;
  };
}

export function createHashRaw(
  { run, ready }: Runner,
  perform = inPlace(run),
  checkPool?: CheckPool,
): (...args: Parameters<HashRawSync>) => Promise<ReturnType<HashRawSync>> {
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
