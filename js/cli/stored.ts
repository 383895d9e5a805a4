import type { Arguments } from "./arguments.ts";
import { UsageError } from "./failure.ts";
import { readTextFile } from "./input.ts";

/** The hash among the arguments, or in the file of `--hash-file`; `undefined` if neither is there. */
export async function givenHash(given: Arguments): Promise<string | undefined> {
  const path = given.text("hash-file");
  if (path === undefined) return given.operand;
  if (given.operand !== undefined) {
    throw new UsageError("Give either a hash or --hash-file, not both.");
  }
  return readTextFile(path, "--hash-file");
}
