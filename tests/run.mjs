// Runs the checks and the suites: `npm test`, `npm test -- --only <suite>`,
// `npm test -- --seed <number>`, `npm test -- --only examples --example <name>`,
// `npm test -- --only differential --cases <number>`,
// `npm test -- --only timing --samples <number>`, `npm test -- --package <tarball>`.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { tarball } from "../tools/paths.mjs";
import { names as exampleNames, runExample } from "./examples/index.mjs";
import { gatherData } from "./kit/data.mjs";
import { crashed, runIn } from "./kit/everywhere.mjs";
import { takePackage } from "./kit/package.mjs";
import { finish, report } from "./kit/report.mjs";
import { allRuntimes } from "./kit/runtimes.mjs";
import { MODULES, SUITES } from "./suites.mjs";

const RUNTIMES_AT_ONCE = 2;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    runtime: { type: "string", multiple: true },
    example: { type: "string", multiple: true },
    seed: { type: "string" },
    cases: { type: "string" },
    strings: { type: "string" },
    samples: { type: "string" },
    package: { type: "string" },
  },
});
const wanted = values.only ?? SUITES;
const wantedExamples = values.example ?? exampleNames;
for (const [what, asked, known] of [
  ["suite", wanted, SUITES],
  ["example", wantedExamples, exampleNames],
]) {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) continue;
  console.error(`There is no ${what} "${unknown}"; the ${what}s are ${known.join(", ")}.`);
  process.exit(2);
}
if (!values.only) {
  const { status } = spawnSync(process.execPath, ["scripts/check.mjs"], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
if (values.package) console.log(await takePackage(values.package));
if (!existsSync(tarball)) {
  console.error("dist/edge-argon2.tgz is not there; run npm run build.");
  process.exit(2);
}

const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
const cases = values.cases && Number(values.cases);
const strings = values.strings && Number(values.strings);
const samples = values.samples && Number(values.samples);
console.log(`seed ${seed} (repeat with: npm test -- --seed ${seed})`);

if (wanted.includes("conformance")) await conformance();
for (const path of MODULES.filter((module) => wanted.includes(basename(module)))) {
  const name = basename(path);
  const start = Date.now();
  const { run } = await import(`./${path}/index.mjs`);
  report(
    name,
    await run({ seed, cases, strings, samples, runtime: values.runtime }).catch(crashed),
    Date.now() - start,
  );
}
if (wanted.includes("examples")) await examples();
process.exit(finish());

async function conformance() {
  const data = gatherData(seed);
  const next = allRuntimes(values.runtime).values();
  const worker = async () => {
    for (const runtime of next) await conformanceIn(runtime, data);
  };
  await Promise.all(Array.from({ length: RUNTIMES_AT_ONCE }, worker));
}

async function conformanceIn(runtime, data) {
  const start = Date.now();
  const largeVectors = runtime.name === "Node 24";
  const outcome = await runIn(runtime, "portable/conformance/index.js", {
    input: { ...data, largeVectors },
  });
  report(`conformance in ${runtime.name}`, outcome, Date.now() - start);
}

/** Runs one example at a time, because each starts its own servers and measures time and memory. */
async function examples() {
  for (const name of wantedExamples) {
    const start = Date.now();
    const outcome = await runExample(name).catch(crashed);
    report(`example ${name}`, outcome, Date.now() - start);
  }
}
