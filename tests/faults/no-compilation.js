// A platform whose policy forbids to compile WebAssembly.

import * as check from "../conformance/harness/check.js";
import { callsOf, fails, PASSWORD, SECRET } from "./aftermath.js";

export const name = "no compilation";

export function define(test, { api }) {
  test("every call is ENGINE and says what to allow", async () => {
    const expected = {
      type: api.Argon2Error,
      code: "ENGINE",
      mentions: ["'wasm-unsafe-eval'", '"workerd"'],
      never: [PASSWORD, SECRET],
    };
    for (let round = 0; round < 2; round++) {
      for (const [method, call] of Object.entries(callsOf(api)))
        await fails(call, expected, method);
      check.throws(() => api.parse("$argon2id$"), expected, "parse");
    }
  });
}
