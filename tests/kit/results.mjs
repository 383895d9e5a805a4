// Makes tests of node:test from results that were collected elsewhere, mostly inside a runtime.

import { join } from "node:path";
import { describe, test } from "node:test";
import { tests } from "../../tools/paths.mjs";
import { consumer } from "./consumer.mjs";
import { options } from "./options.mjs";

/** The only result of a run that returned none. */
const alone = (status, detail) => ({
  results: [{ suite: "all", name: "it runs", status, detail }],
});

/**
 * Runs something that returns results, and makes a test of each.
 *
 * @param {string} group the runtime's name, for example
 * @param {() => Promise<{ results: import("./collect.js").Result[] }>} run
 */
export async function testResults(group, run) {
  const { results } = await run().catch((error) => alone("failed", error.stack ?? String(error)));
  describe(group, () => {
    for (const { suite, name, status, detail } of results) {
      const skip = status === "skipped" && detail;
      test(`${suite}: ${name}`, { skip }, () => {
        if (status === "failed") throw Object.assign(new Error(name), { stack: detail });
      });
    }
  });
}

/**
 * Runs an entry on the installed package in a runtime, and makes a test of each of its results.
 *
 * @param {import("../../tools/runtimes/program.mjs").Runtime} runtime
 * @param {string} entry path in tests/; it passes `filter` of its input on to `collect`
 * @param {import("../../tools/runtimes/program.mjs").Options | string} [how] or why to skip it
 * @param {string} [group] the runtime's name by default
 */
export const testIn = (runtime, entry, how = {}, group = runtime.name) =>
  testResults(group, async () => {
    const reason = typeof how === "string" ? how : runtime.missing?.();
    if (reason) return alone("skipped", reason);
    const filter = options.patterns && { group, patterns: options.patterns };
    const input = { ...how.input, filter };
    return runtime.run(join(tests, entry), { folder: await consumer(), ...how, input });
  });

/** Calls `each` for every item, two at a time. */
export async function twoAtATime(items, each) {
  const next = items.values();
  const worker = async () => {
    for (const item of next) await each(item);
  };
  await Promise.all([worker(), worker()]);
}
