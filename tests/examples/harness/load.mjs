// Many requests at once, the isolate's memory, and the time that two kinds of request take.

import { equal, ok } from "../../conformance/harness/check.js";
import { workerdMemory } from "./server.mjs";

export const AT_ONCE = 50;
const GROWTH_LIMIT_MIB = 48;

/**
 * Sends `AT_ONCE` requests at once, three times. All must be answered as wanted, and the last two
 * batches must leave the memory flat: one 19 MiB arena kept per request would be 950 MiB.
 * @param {(index: number) => Promise<boolean>} request whether the answer was the wanted one
 * @param {() => number} [memory] of what answers, in MiB; workerd's when left out
 */
export async function staysFlat(request, memory = workerdMemory) {
  const batch = async () => {
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => request(index)),
    );
    equal(answers.filter(Boolean).length, AT_ONCE, "right answers");
    return memory();
  };
  const first = await batch();
  await batch();
  const last = await batch();
  ok(first > 0, "found no workerd process of this run");
  const growth = last - first;
  ok(growth < GROWTH_LIMIT_MIB, `it grew from ${first.toFixed()} to ${last.toFixed()} MiB`);
}

/**
 * The request about an unknown user must take as long as the one about a known user with a wrong
 * password. The machine is busy, so only a missing hash computation is told from noise.
 * @param {() => Promise<unknown>} unknownUser
 * @param {() => Promise<unknown>} wrongPassword
 */
export async function takeAsLong(unknownUser, wrongPassword) {
  const times = { unknownUser: [], wrongPassword: [] };
  for (let round = 0; round < 9; round += 1) {
    times.unknownUser.push(await timeOf(unknownUser));
    times.wrongPassword.push(await timeOf(wrongPassword));
  }
  const [unknown, wrong] = [median(times.unknownUser), median(times.wrongPassword)];
  const ratio = unknown / wrong;
  const told = `unknown user ${unknown.toFixed(1)} ms, wrong password ${wrong.toFixed(1)} ms`;
  ok(ratio > 0.5 && ratio < 2, `the times tell which user names exist: ${told}`);
}

async function timeOf(request) {
  const start = performance.now();
  await request();
  return performance.now() - start;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
