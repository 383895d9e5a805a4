// Runs the usual check if importing the package left all work to its first hash.

import { check } from "./check.js";
import { count } from "./spies.js";

const atImport = JSON.stringify(count);

export async function lazyCheck() {
  if (atImport !== '{"compiled":0,"instantiated":0}') {
    return { error: { name: "at import", message: atImport } };
  }
  const result = await check();
  if (count.instantiated !== 1) {
    return { error: { name: "after hashes", message: JSON.stringify(count) } };
  }
  return result;
}
