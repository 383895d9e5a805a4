// `npm test`: runs the checks and then the suites, each in a process of its own under node:test.
// CONTRIBUTING.md lists the options.

import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { sha256 } from "../tools/install.mjs";
import { root, tarball } from "../tools/paths.mjs";
import { handOver, output } from "../tools/process.mjs";
import { freshInstall } from "./kit/consumer.mjs";
import { options } from "./kit/options.mjs";
import { suites } from "./suites.mjs";

const [many, text, flag] = [
  { type: "string", multiple: true },
  { type: "string" },
  { type: "boolean" },
];
const { values } = parseArgs({
  options: {
    ...{ only: many, "test-name-pattern": many, watch: flag, package: text },
    ...{ runtime: many, example: many, seed: text, cases: text, strings: text, samples: text },
    ...{ consumer: many, group: text, peers: flag, without: text, "update-docs": flag },
  },
});
const { only = [...suites.keys()], "test-name-pattern": patterns, ...forSuites } = values;

const unknown = only.find((name) => !suites.has(name));
if (unknown !== undefined) {
  fail(`There is no suite "${unknown}"; the suites are ${[...suites.keys()].join(", ")}.`);
}
if (!values.only) {
  const { status } = spawnSync(process.execPath, ["scripts/check.mjs"], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
if (values.package) await takePackage(values.package);
if (!existsSync(tarball)) fail("dist/edge-argon2.tgz is not there; run npm run build.");

const asked = { ...options, ...forSuites, patterns: patterns?.map(parsed) };
for (const name of ["seed", "cases", "strings", "samples"]) {
  if (asked[name]) asked[name] = Number(asked[name]);
}
asked.folder = await freshInstall("consumer");
console.log(`seed ${asked.seed} (repeat with: npm test -- --seed ${asked.seed})`);

const flags = ["--test-concurrency=1", "--test-reporter=./tests/kit/reporter.mjs"];
if (values.watch) flags.push("--watch");
for (const pattern of patterns ?? []) flags.push(`--test-name-pattern=${pattern}`);
const files = only.map((name) => suites.get(name));
process.exitCode = await handOver([process.execPath, "--test", ...flags, ...files], {
  env: { EDGE_ARGON2_TEST_OPTIONS: JSON.stringify(asked) },
});

/** A pattern is a regular expression, with or without slashes and flags, as node:test reads it. */
function parsed(pattern) {
  const [, source = pattern, regExpFlags = ""] = /^\/(.*)\/([a-z]*)$/.exec(pattern) ?? [];
  return [source, regExpFlags];
}

/**
 * Replaces the tarball that the build made, and unpacks the new one into pkg/. The next build
 * replaces both, unless it would produce the same bytes.
 */
async function takePackage(file) {
  const pkg = join(root, "pkg");
  mkdirSync(dirname(tarball), { recursive: true });
  copyFileSync(file, tarball);
  rmSync(pkg, { recursive: true, force: true });
  mkdirSync(pkg);
  await output(["tar", "-xzf", tarball, "-C", pkg, "--strip-components=1"]);
  console.log(`The package under test is ${file}, SHA-256 ${sha256(readFileSync(tarball))}.`);
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
