// Runs suites' entries in runtimes and combines their outcomes.

import { join } from "node:path";
import { tests } from "../../tools/paths.mjs";
import { consumer } from "./consumer.mjs";

/** @typedef {{ results: object[], durations: Record<string, number> }} Outcome as `collect` returns it */

/** An outcome for an entry that returned no results. @returns {Outcome} */
const alone = (status, detail) => ({
  results: [{ suite: "all", name: "it runs", status, detail }],
  durations: {},
});

/** The outcome of a run that ended with an error. */
export const crashed = (error) => alone("failed", error.stack ?? String(error));

/**
 * Runs an entry on the installed package in a runtime.
 *
 * @param {import("../../tools/runtimes/program.mjs").Runtime} runtime
 * @param {string} entry path in tests/
 * @param {import("../../tools/runtimes/program.mjs").Options | string} options or why to skip it
 * @returns {Promise<Outcome>}
 */
export async function runIn(runtime, entry, options) {
  const reason = typeof options === "string" ? options : runtime.missing?.();
  if (reason) return alone("skipped", reason);
  const folder = await consumer();
  return runtime.run(join(tests, entry), { folder, ...options }).catch(crashed);
}

/**
 * Runs the parts one after the other and prefixes the names of each part's suites with its title.
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
