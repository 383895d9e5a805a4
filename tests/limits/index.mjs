// Costs and lengths beyond the limits are refused before memory is touched, and at once.

import { collect } from "../conformance/harness/collect.js";
import { consumer } from "../harness/consumer.mjs";
import { native, node } from "../harness/paths.mjs";
import { throughPipe } from "../harness/pipe.mjs";
import * as peak from "./peak.mjs";

const STRINGS = 100_000;

const RUNTIMES = {
  "Node 24": [node(24)],
  Deno: [...native("deno"), "run"],
  Bun: native("bun"),
};

export async function run({ seed }) {
  const folder = await consumer();
  const outcome = { results: [], durations: {} };
  for (const [runtime, command] of Object.entries(RUNTIMES)) {
    const program = [...command, "limits/main.js", String(seed), String(STRINGS)];
    const { results, durations } = await throughPipe(program, folder, {});
    for (const result of results) {
      outcome.results.push({ ...result, suite: `${result.suite}, ${runtime}` });
    }
    for (const [suite, ms] of Object.entries(durations)) {
      outcome.durations[`${suite}, ${runtime}`] = ms;
    }
  }
  const { results, durations } = await collect([peak], { folder, runtimes: RUNTIMES });
  outcome.results.push(...results);
  Object.assign(outcome.durations, durations);
  return outcome;
}
