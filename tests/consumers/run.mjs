// Runs the consumers as README.md describes, on the packed tarball.
import { parseArgs } from "node:util";
import { tarball } from "../../tools/paths.mjs";
import { seconds } from "../../tools/process.mjs";
import { runCases } from "./lib/case.mjs";
import { withoutEach } from "./lib/conditions.mjs";
import { documentProblems, writeDocument } from "./lib/document.mjs";
import { GROUPS, loadCases } from "./lib/manifest.mjs";
import { runPeers } from "./lib/peers.mjs";
import { differences, nameOf, OURS, PEERS, updateResults } from "./lib/results.mjs";
import { places } from "./peers/peers.mjs";

const DETAIL_LINES = 20;

const { values: options } = parseArgs({
  options: {
    group: { type: "string", default: "all" },
    only: { type: "string" },
    case: { type: "string", default: "" },
    "update-docs": { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
    without: { type: "string" },
  },
});

const started = Date.now();
const all = await loadCases();
const results = [];
const run = options.without ? withoutEach : options.peers ? runPeers : runCases;
for await (const result of run(chosenCases(), tarball, options.without)) {
  results.push(result);
  print(result);
}
const problems = options.without ? [] : compareOrUpdate();
for (const problem of problems) console.log(`FAILED  ${problem}`);

const count = (wanted) => results.filter(({ status }) => status === wanted).length;
// A peer that fails is a result, not a failure of the run.
const failed = (options.peers ? 0 : count("failed")) + problems.length;
const counts = `${count("passed")} passed, ${failed} failed, ${count("skipped")} skipped`;
console.log(`\n${counts} (${seconds(started)})`);
process.exit(failed > 0 || results.length === 0 ? 1 : 0);

function chosenCases() {
  const names = options.only?.split(",");
  const groups = options.group === "all" ? GROUPS : [options.group];
  const unknown = names?.find((name) => all.every(({ consumer }) => consumer !== name));
  const chosen = all
    .filter(({ consumer, group }) => names?.includes(consumer) ?? groups.includes(group))
    .filter((test) => test.case.includes(options.case));
  if (!unknown && chosen.length > 0) return chosen;
  console.error(
    `There is no ${unknown ? `consumer "${unknown}"` : "such case"} in tests/consumers.`,
  );
  process.exit(2);
}

/** @returns {string[]} sentences about results that the committed files don't have */
function compareOrUpdate() {
  const file = options.peers ? PEERS : OURS;
  if (!options["update-docs"]) return [...differences(file, results), ...documentProblems()];
  updateResults(file, results, options.peers ? places : all);
  writeDocument();
  return [];
}

function print(result) {
  const { status, reason = "", milliseconds } = result;
  const [first, ...rest] = reason.trimEnd().split("\n");
  const label = status === "failed" ? "FAILED" : status;
  const detail = status === "passed" ? ` (${(milliseconds / 1000).toFixed(1)} s)` : `: ${first}`;
  console.log(`${label.padEnd(7)} ${nameOf(result)}${detail}`);
  for (const line of rest.slice(-DETAIL_LINES)) console.log(`    | ${line}`);
}
