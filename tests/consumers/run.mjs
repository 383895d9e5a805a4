// Runs the consumers as README.md describes, on the packed tarball. `--without` tests a tarball
// whose exports lack a condition, to see which cases fail, and `--peers` tests other libraries.
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { tarball } from "../../tools/paths.mjs";
import { tarballWithout } from "./lib/conditions.mjs";
import { runConsumers } from "./lib/consumers.mjs";
import { documentProblems, writeDocument } from "./lib/document.mjs";
import { loadConsumers } from "./lib/manifest.mjs";
import { peerDifferences, runPeers, writePeerResults } from "./lib/peers.mjs";
import { differences, merge, readResults, writeResults } from "./lib/results.mjs";
import { withoutEach } from "./lib/without-each.mjs";

const DETAIL_LINES = 20;

const { values: options } = parseArgs({
  options: {
    group: { type: "string", default: "all" },
    only: { type: "string" },
    case: { type: "string" },
    json: { type: "string" },
    package: { type: "string", default: tarball },
    "update-docs": { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
    without: { type: "string" },
    "without-each": { type: "boolean", default: false },
  },
});

const started = Date.now();
const consumers = await loadConsumers();
const chosen = choose(consumers);
if (options["without-each"]) await withoutEachCondition();
const runThem = options.peers ? runPeers : runConsumers;
const results = await runThem(chosen, await packageToTest(), { report });
if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);

const problems = options.without ? [] : options["update-docs"] ? await update() : await compare();
for (const problem of problems) console.log(`FAILED ${problem}`);

const count = (status) => results.filter((result) => result.status === status).length;
const seconds = Math.round((Date.now() - started) / 1000);
// A peer that fails is a result, not a failure of the run.
const failed = (options.peers ? 0 : count("failed")) + problems.length;
console.log(
  `\n${count("passed")} passed, ${failed} failed, ${count("skipped")} skipped (${seconds} s)`,
);
process.exit(failed > 0 || results.length === 0 ? 1 : 0);

function choose(all) {
  const fail = (sentence) => {
    console.error(sentence);
    process.exit(2);
  };
  if (!existsSync(options.package)) fail(`${options.package} is not there; run npm run build.`);
  if (!["first", "second", "all"].includes(options.group)) {
    fail(`There is no group "${options.group}": the groups are first, second and all.`);
  }
  const names = options.only?.split(",");
  const unknown = names?.find((name) => all.every((consumer) => consumer.name !== name));
  if (unknown) fail(`There is no consumer "${unknown}" in tests/consumers.`);
  return all
    .filter(
      ({ name, group }) =>
        names?.includes(name) ?? (options.group === "all" || group === options.group),
    )
    .map((consumer) => ({
      ...consumer,
      cases: consumer.cases.filter(({ name }) => name.includes(options.case ?? "")),
    }));
}

async function withoutEachCondition() {
  const problems = await withoutEach(consumers, options.package, options.without);
  for (const problem of problems) console.log(`FAILED ${problem}`);
  process.exit(problems.length > 0 ? 1 : 0);
}

async function packageToTest() {
  if (options.without === undefined) return options.package;
  return tarballWithout(options.without, options.package);
}

function report({ title, case: name, peer, where, status, reason, milliseconds }) {
  if (peer) name += `, ${peer} (${where})`;
  const head = `${status.padEnd(7)} ${title}: ${name}`;
  if (status === "passed") console.log(`${head} (${(milliseconds / 1000).toFixed(1)} s)`);
  if (status === "skipped") console.log(`${head}: ${reason}`);
  if (status === "failed") {
    const [first, ...rest] = reason.trimEnd().split("\n");
    console.log(`FAILED  ${title}: ${name}: ${first}`);
    for (const line of rest.slice(-DETAIL_LINES)) console.log(`    | ${line}`);
  }
}

async function update() {
  if (options.peers) {
    await writePeerResults(results);
    await writeDocument(await readResults());
    return [];
  }
  const merged = merge(await readResults(), results, consumers);
  await writeResults(merged);
  await writeDocument(merged);
  return [];
}

/** The committed results and document must say what this run found. */
async function compare() {
  if (options.peers) return peerDifferences(results);
  return [...differences(await readResults(), results), ...(await documentProblems())];
}
