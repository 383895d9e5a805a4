// Runs the suites: `npm test`, `npm test -- --only <suite>`, `npm test -- --seed <number>`.

import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { consumer } from "./harness/consumer.mjs";
import { gatherData } from "./harness/data.mjs";
import { tarball } from "./harness/paths.mjs";
import { finish, report } from "./harness/report.mjs";
import { runtimes } from "./runtimes/index.mjs";

/** Suites that are modules of their own, each with a `run` function, in the order of running. */
const MODULES = ["interop", "engine", "package", "fresh", "rust", "lint"];
const NAMES = ["conformance", ...MODULES];
const RUNTIMES_AT_ONCE = 2;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    runtime: { type: "string", multiple: true },
    seed: { type: "string" },
  },
});
const wanted = values.only ?? NAMES;
const unknown = wanted.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`There is no suite "${unknown[0]}"; the suites are ${NAMES.join(", ")}.`);
  process.exit(2);
}
if (!existsSync(tarball)) {
  console.error("dist/edge-argon2.tgz is not there; run npm run build.");
  process.exit(2);
}

if (wanted.includes("conformance")) await conformance();
for (const name of MODULES.filter((module) => wanted.includes(module))) {
  const start = Date.now();
  const { run } = await import(`./${name}/index.mjs`);
  report(name, await run().catch(crashed), Date.now() - start);
}
process.exit(finish());

async function conformance() {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
  console.log(`seed ${seed} (repeat with: npm test -- --only conformance --seed ${seed})`);
  const data = gatherData(seed);
  const folder = await consumer();
  const chosen = (await runtimes()).filter(
    ({ name }) =>
      !values.runtime || values.runtime.some((part) => name.toLowerCase().includes(part)),
  );
  const next = chosen.values();
  const worker = async () => {
    for (const runtime of next) await conformanceIn(runtime, folder, data);
  };
  await Promise.all(Array.from({ length: RUNTIMES_AT_ONCE }, worker));
}

async function conformanceIn(runtime, folder, data) {
  const start = Date.now();
  const missing = runtime.missing?.();
  const outcome = missing
    ? alone("skipped", missing)
    : await runtime.run(folder, data).catch(crashed);
  report(`conformance in ${runtime.name}`, outcome, Date.now() - start);
}

/** An outcome in place of the results that there are none of. */
function alone(status, detail) {
  return { results: [{ suite: "all", name: "it runs", status, detail }], durations: {} };
}

function crashed(error) {
  return alone("failed", error.stack ?? String(error));
}
