// Random cases against OpenSSL: many more than the conformance suite has, and all of them small.
// `npm test -- --only differential --cases 100000` runs that many.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { tests } from "../../../tools/paths.mjs";
import { consumer } from "../../kit/consumer.mjs";
import { options } from "../../kit/options.mjs";
import { runtimes } from "../../kit/runtimes.mjs";

const PATIENCE_MS = { start: 300_000, perCase: 90 };
const { seed, cases = 10_000 } = options;

test(`${cases} random cases agree with OpenSSL`, async () => {
  const different = await runtimes["Node 24"].run(join(tests, "portable/differential/main.js"), {
    folder: await consumer(),
    input: { seed, cases },
    timeout: PATIENCE_MS.start + PATIENCE_MS.perCase * cases,
  });
  assert.deepEqual(different, []);
});
