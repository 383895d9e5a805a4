// A JavaScript engine that has WebAssembly, but not its SIMD instructions.

import { failsForGood } from "./aftermath.js";

export const name = "no SIMD";

export function define(test, { api }) {
  test("every call is ENGINE and says that SIMD is missing and what has it", () =>
    failsForGood(api, ["SIMD", "Safari 16.4"]));
}
