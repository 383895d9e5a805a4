// Runs the first group as a suite of `npm test`; run.mjs runs all consumers.
import { tarball } from "../../tools/paths.mjs";
import { runConsumers } from "./lib/consumers.mjs";
import { documentProblems } from "./lib/document.mjs";
import { loadConsumers } from "./lib/manifest.mjs";
import { differences, readResults } from "./lib/results.mjs";

/** @returns {Promise<{ results: object[], durations: Record<string, number> }>} */
export async function run() {
  const consumers = (await loadConsumers()).filter(({ group }) => group === "first");
  const durations = {};
  const found = await runConsumers(consumers, tarball, {
    report: ({ title, milliseconds }) => {
      durations[title] = (durations[title] ?? 0) + milliseconds;
    },
  });
  const problems = [...differences(await readResults(), found), ...(await documentProblems())];
  const results = found.map(({ title, case: name, status, reason }) => {
    return { suite: title, name, status, detail: reason };
  });
  const status = problems.length > 0 ? "failed" : "passed";
  results.push({
    suite: "documents",
    name: "say what was found",
    status,
    detail: problems.join("\n"),
  });
  return { results, durations };
}
