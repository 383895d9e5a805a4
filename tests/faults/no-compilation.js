// A platform whose policy forbids to compile WebAssembly.

import { failsForGood } from "./aftermath.js";

export const name = "no compilation";

export function define(test, { api }) {
  test("every call is ENGINE and says what to allow", () =>
    failsForGood(api, ["'wasm-unsafe-eval'", '"workerd"']));
}
