// A platform whose policy forbids compiling WebAssembly.

import { failsForGood } from "./aftermath.js";

export const name = "no compilation";

export function define(test, { api }) {
  test("every call is ENGINE and says what to allow", () =>
    failsForGood(api, ["'wasm-unsafe-eval'", '"workerd"']));
}
