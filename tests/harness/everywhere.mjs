// Runs entries of suites in runtimes, and puts their outcomes together.

import { join } from "node:path";
import { tests } from "../../tools/paths.mjs";
import { consumer } from "./consumer.mjs";

/** @typedef {{ results: object[], durations: Record<string, number> }} Outcome as `collect` returns it */

/** An outcome in place of the results that there are none of. @returns {Outcome} */
const alone = (status, detail) => ({
  results: [{ suite: "all", name: "it runs", status, detail }],
  durations: {},
});

/** The outcome of what ended with an error. */
export const crashed = (error) => alone("failed", error.stack ?? String(error));

/**
 * Runs an entry in a runtime, on the installed package.
 *
 * @param {import("../../tools/runtimes/program.mjs").Runtime} runtime
 * @param {string} entry path in tests/
 * @param {import("../../tools/runtimes/program.mjs").Options | string} options or why it cannot be run
 * @returns {Promise<Outcome>}
 */
export async function runIn(runtime, entry, options) {
  const reason = typeof options === "string" ? options : runtime.missing?.();
  if (reason) return alone("skipped", reason);
  const folder = await consumer();
  return runtime.run(join(tests, entry), { folder, ...options }).catch(crashed);
}

/**
 * Runs outcomes one after the other, and names each one's suites by its title.
 *
 * @param {[title: string, outcome: () => Promise<Outcome>][]} parts
 * @returns {Promise<Outcome>}
 */
export async function together(parts) {
  const whole = { results: [], durations: {} };
  for (const [title, outcome] of parts) {
    const { results, durations } = await outcome();
    const named = (suite) => [title, suite].filter(Boolean).join(", ");
    whole.results.push(...results.map((result) => ({ ...result, suite: named(result.suite) })));
    for (const [suite, ms] of Object.entries(durations)) whole.durations[named(suite)] = ms;
  }
  return whole;
}
