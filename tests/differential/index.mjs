// Random cases against OpenSSL: many more than the conformance suite has, all of them small.
// `npm test -- --only differential --cases 100000` runs as many as wanted.

import * as check from "../conformance/harness/check.js";
import { collect } from "../conformance/harness/collect.js";
import { consumer } from "../harness/consumer.mjs";
import { node } from "../harness/paths.mjs";
import { throughPipe } from "../harness/pipe.mjs";

const DEFAULT_CASES = 10_000;
const PATIENCE_MS = { start: 300_000, perCase: 90 };

/** @param {{ seed: number, cases?: number }} options */
export async function run({ seed, cases = DEFAULT_CASES }) {
  const data = { seed, cases };
  const folder = await consumer();
  const { different } = await throughPipe([node(24), "differential/main.js"], folder, data, {
    timeout: PATIENCE_MS.start + PATIENCE_MS.perCase * cases,
  });
  const define = (test) =>
    test(`${cases} random cases agree with OpenSSL`, () => {
      check.equal(different.length, 0, `cases that differ, the first ${different[0]}`);
    });
  return collect([{ name: "differential", define }], {});
}
