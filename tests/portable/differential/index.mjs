// Random cases against OpenSSL: many more than the conformance suite has, and all of them small.
// `npm test -- --only differential --cases 100000` runs that many.

import { join } from "node:path";
import { tests } from "../../../tools/paths.mjs";
import * as check from "../../kit/check.js";
import { collect } from "../../kit/collect.js";
import { consumer } from "../../kit/consumer.mjs";
import { runtimes } from "../../kit/runtimes.mjs";

const DEFAULT_CASES = 10_000;
const PATIENCE_MS = { start: 300_000, perCase: 90 };

/** @param {{ seed: number, cases?: number }} options */
export async function run({ seed, cases = DEFAULT_CASES }) {
  const different = await runtimes["Node 24"].run(join(tests, "portable/differential/main.js"), {
    folder: await consumer(),
    input: { seed, cases },
    timeout: PATIENCE_MS.start + PATIENCE_MS.perCase * cases,
  });
  const define = (test) =>
    test(`${cases} random cases agree with OpenSSL`, () => {
      check.equal(different.length, 0, `cases that differ, the first ${different[0]}`);
    });
  return collect([{ name: "differential", define }], {});
}
