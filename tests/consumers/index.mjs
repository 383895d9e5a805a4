// Runs the first group as a suite of `npm test`; run.mjs runs all consumers.
import { tarball } from "../../tools/paths.mjs";
import { runCases } from "./lib/case.mjs";
import { documentProblems } from "./lib/document.mjs";
import { loadCases } from "./lib/manifest.mjs";
import { differences, OURS } from "./lib/results.mjs";

/** @returns {Promise<{ results: object[], durations: Record<string, number> }>} */
export async function run() {
  const cases = (await loadCases()).filter(({ group }) => group === "first");
  const found = await Array.fromAsync(runCases(cases, tarball));
  const durations = {};
  for (const { title, milliseconds } of found) {
    durations[title] = (durations[title] ?? 0) + milliseconds;
  }
  const results = found.map(({ title, case: name, status, reason }) => {
    return { suite: title, name, status, detail: reason };
  });
  const detail = [...differences(OURS, found), ...documentProblems()].join("\n");
  const status = detail ? "failed" : "passed";
  results.push({ suite: "documents", name: "say what was found", status, detail });
  return { results, durations };
}
