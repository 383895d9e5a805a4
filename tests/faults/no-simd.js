// An engine that knows WebAssembly, but not its SIMD instructions.

import * as check from "../conformance/harness/check.js";
import { callsOf, fails, PASSWORD, SECRET } from "./aftermath.js";

export const name = "no SIMD";

export function define(test, { api }) {
  test("every call is ENGINE and says that SIMD is missing and what has it", async () => {
    const expected = {
      type: api.Argon2Error,
      code: "ENGINE",
      mentions: ["SIMD", "16.4"],
      never: [PASSWORD, SECRET],
    };
    for (let round = 0; round < 2; round++) {
      for (const [method, call] of Object.entries(callsOf(api)))
        await fails(call, expected, method);
      check.throws(() => api.parse("$argon2id$"), expected, "parse");
    }
  });
}
