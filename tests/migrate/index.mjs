// edge-argon2/migrate in every runtime, and its absence from bundles that do not import it.

import { readFileSync } from "node:fs";
import { collect } from "../conformance/harness/collect.js";
import { consumer } from "../harness/consumer.mjs";
import { runtimes } from "../runtimes/index.mjs";
import * as bundles from "./bundles.mjs";

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));

export async function run({ runtime: parts }) {
  const folder = await consumer();
  const { results, durations } = await collect([bundles], {});
  for (const runtime of await runtimes(parts)) {
    const missing = runtime.missing?.();
    const outcome = missing
      ? alone("skipped", missing)
      : await runtime
          .run(folder, { suite: "migrate", migrate: vectors })
          .catch((error) => alone("failed", error.stack));
    for (const result of outcome.results) {
      results.push({ ...result, suite: `${runtime.name}, ${result.suite}` });
    }
    for (const [suite, duration] of Object.entries(outcome.durations)) {
      durations[`${runtime.name}, ${suite}`] = duration;
    }
  }
  return { results, durations };
}

const alone = (status, detail) => ({
  results: [{ suite: "all", name: "it runs", status, detail }],
  durations: {},
});
