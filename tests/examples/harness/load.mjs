// Sends many requests at once and watches the isolate's memory, and compares two requests' times.

import { equal, ok } from "../../kit/check.js";
import { arenaBytesOfWorker } from "./server.mjs";

export const AT_ONCE = 50;

/** Sends a request `AT_ONCE` times at once. @param {(index: number) => Promise<any>} request */
export const atOnce = (request) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, index) => request(index)));

/**
 * Sends `AT_ONCE` requests at once. All must get the right answer, and the isolate's arenas may not
 * grow, nor become more. The process's memory wouldn't show that, because `wrangler dev` grows with
 * every request, whatever the Worker does.
 * @param {(index: number) => Promise<boolean>} request whether the answer was the right one
 * @param {() => Promise<number>} [arenaBytes] of the isolate that answers, as inspector.mjs measures
 *   them; by default the Worker's
 */
export async function staysFlat(request, arenaBytes = arenaBytesOfWorker) {
  ok(await request(0), "the request before the others gets the right answer");
  const before = await arenaBytes();
  ok(before > 0, "the isolate has an arena");
  equal((await atOnce(request)).filter(Boolean).length, AT_ONCE, "right answers");
  const after = await arenaBytes();
  ok(after <= before, `the arenas grew from ${before} to ${after} bytes`);
}

const ROUNDS = { least: 9, most: 60 };

/**
 * The request about an unknown user must take as long as the one about a known user with a wrong
 * password. Other load on the machine only adds to a time, so the shortest times count. If they
 * differ, more rounds follow: if the Worker skips a hash, all rounds show it.
 * @param {() => Promise<unknown>} unknownUser
 * @param {() => Promise<unknown>} wrongPassword
 */
export async function takeAsLong(unknownUser, wrongPassword) {
  let [unknown, wrong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const isAlike = () => unknown / wrong > 0.5 && unknown / wrong < 2;
  for (let round = 0; round < ROUNDS.least || (round < ROUNDS.most && !isAlike()); round += 1) {
    unknown = Math.min(unknown, await timeOf(unknownUser));
    wrong = Math.min(wrong, await timeOf(wrongPassword));
  }
  const told = `unknown user ${unknown.toFixed(1)} ms, wrong password ${wrong.toFixed(1)} ms`;
  ok(isAlike(), `the times tell which user names exist: ${told}`);
}

async function timeOf(request) {
  const start = performance.now();
  await request();
  return performance.now() - start;
}
