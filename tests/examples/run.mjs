// Runs the examples' end-to-end tests: `node tests/examples/run.mjs [--only <name>]`.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { collect } from "../conformance/harness/collect.js";
import { node, tarball } from "../harness/paths.mjs";
import { finish, report } from "../harness/report.mjs";

const OLDEST_NODE = 24; // the first with argon2 in node:crypto

const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE && existsSync(node(OLDEST_NODE))) {
  const { status } = spawnSync(node(OLDEST_NODE), process.argv.slice(1), { stdio: "inherit" });
  process.exit(status ?? 1);
}
if (!existsSync(tarball)) {
  console.error("dist/edge-argon2.tgz is not there; run npm run build.");
  process.exit(2);
}

const { names, suitesOf } = await import("./index.mjs");
const wanted = values.only ?? names;
const unknown = wanted.find((name) => !names.includes(name));
if (unknown) {
  console.error(`There is no example "${unknown}"; the examples are ${names.join(", ")}.`);
  process.exit(2);
}

for (const name of wanted) {
  const start = Date.now();
  report(`example ${name}`, await collect(await suitesOf(name), {}), Date.now() - start);
}
process.exit(finish());
