// A release publishes the very file that its build job made and its test job tested.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { root } from "../../../tools/paths.mjs";

const COMPARE = 'sha256sum --check --strict <<< "$SHA256"';
const HASH =
  '{ echo "sha256<<END"; sha256sum edge-argon2.tgz edge-argon2.cdx.json; echo END; } >> "$GITHUB_OUTPUT"';
const FILES = ["edge-argon2.tgz", "edge-argon2.cdx.json"];

/** Each job's steps in order: actions by name, commands by text. */
const STEPS = {
  check: ["actions/checkout", "npm run release -- --dry-run"],
  build: ["actions/checkout", "npm run build", "npm run sbom", HASH, "actions/upload-artifact"],
  test: [
    "actions/checkout",
    "actions/download-artifact",
    COMPARE,
    "npm test -- --package dist/built/edge-argon2.tgz",
  ],
  publish: [
    "actions/download-artifact",
    COMPARE,
    "actions/attest",
    "actions/attest",
    "npm pack, sha512sum --check --strict, mkdir, tar, tar, node/bin/node npm/bin/npm-cli.js publish ./edge-argon2.tgz --provenance --access public",
  ],
  release: [
    "actions/download-artifact",
    COMPARE,
    'gh release create "$GITHUB_REF_NAME" --verify-tag --generate-notes edge-argon2.tgz edge-argon2.cdx.json',
  ],
};

/** A job sees only the outputs of jobs that it names itself, not of those that they wait for. */
const NEEDS = { test: "build", publish: "audit check build test", release: "build publish" };

const set = Object.assign;
const words = (value) => [value ?? []].flat().join(" ");
const expression = (text) => `\${{ ${text} }}`;

/** An action's name, or a command's whole last line after the programs that its other lines run. */
function outline({ uses, run }) {
  if (uses) return uses.split("@")[0];
  const lines = run.trim().split("\n");
  const programs = lines
    .slice(0, -1)
    .map((line) => /^(npm pack|sha512sum --check --strict|\w+)/.exec(line)?.[0]);
  return [...programs, lines.at(-1)].join(", ");
}

const stepOf = ({ steps }, wanted) => steps.find((step) => outline(step) === wanted);

/** @returns {string[]} how a release could publish a file that its build job didn't make */
function gaps({ jobs }) {
  const { build, publish } = jobs;
  const upload = stepOf(build, "actions/upload-artifact");
  const found = [
    words(Object.keys(jobs)) !== words(["audit", ...Object.keys(STEPS)]) && "other jobs",
    build.outputs.sha256 !== expression("steps.hash.outputs.sha256") && "build: its output",
    build.env?.npm_config_ignore_scripts !== "true" && "build: scripts of test tools run",
    stepOf(build, HASH)?.["working-directory"] !== "dist" && "build: what it hashes",
    upload?.with.path.trim() !== FILES.map((file) => `dist/${file}`).join("\n") &&
      "build: what it uploads",
  ];
  for (const [id, steps] of Object.entries(STEPS)) {
    const optional = (part) => "if" in part || "continue-on-error" in part;
    found.push(
      words(jobs[id].steps.map(outline)) !== words(steps) && `${id}: its steps`,
      [jobs[id], ...jobs[id].steps].some(optional) && `${id}: what may fail or be left out`,
    );
  }
  for (const [id, needs] of Object.entries(NEEDS)) {
    const download = stepOf(jobs[id], "actions/download-artifact");
    const compare = stepOf(jobs[id], COMPARE);
    found.push(
      words(jobs[id].needs) !== needs && `${id}: what it waits for`,
      download?.with.name !== upload?.with.name && `${id}: what it downloads`,
      compare?.["working-directory"] !== download?.with.path && `${id}: what it compares`,
      compare?.env.SHA256 !== expression("needs.build.outputs.sha256") &&
        `${id}: what it compares with`,
    );
  }
  const attestations = publish.steps.filter((step) => outline(step) === "actions/attest");
  const attested = attestations.map((step) => words(Object.values(step.with)));
  if (attested.join() !== [FILES[0], words(FILES)].join()) found.push("publish: what it attests");
  return found.filter(Boolean);
}

describe("published file", () => {
  const text = readFileSync(join(root, ".github/workflows/release.yml"), "utf8");

  test("a release publishes the file that its build job made and its test job tested", () => {
    assert.equal(gaps(parse(text)).join("; "), "", "gaps");
  });

  const runTests = { run: "npm test" };
  for (const [title, gap, spoil] of [
    ["a second job publishes", "other jobs", (jobs) => set(jobs, { other: jobs.publish })],
    [
      "its hashes are fixed",
      "build: its output",
      ({ build }) => set(build.outputs, { sha256: "0" }),
    ],
    ["the build job tests", "build: its steps", ({ build }) => build.steps.splice(2, 0, runTests)],
    [
      "npm runs scripts of test tools",
      "build: scripts of test tools run",
      ({ build }) => delete build.env,
    ],
    [
      "it hashes files elsewhere",
      "build: what it hashes",
      ({ build }) => delete build.steps[3]["working-directory"],
    ],
    [
      "it uploads something else",
      "build: what it uploads",
      ({ build }) => set(build.steps[4].with, { path: "pkg" }),
    ],
    [
      "the test job uploads too",
      "test: its steps",
      ({ build, test }) => test.steps.push(build.steps[4]),
    ],
    [
      "the tests make their own package",
      "test: its steps",
      ({ test }) => test.steps.splice(3, 1, runTests),
    ],
    [
      "the tests' file is not compared",
      "test: what it compares",
      ({ test }) => delete test.steps[2]["working-directory"],
    ],
    [
      "nothing is compared before publishing",
      "publish: its steps",
      ({ publish }) => publish.steps.splice(1, 1),
    ],
    [
      "it attests before it compares",
      "publish: its steps",
      ({ publish }) => publish.steps.splice(1, 0, ...publish.steps.splice(2, 1)),
    ],
    [
      "it publishes something else",
      "publish: its steps",
      ({ publish }) => set(publish.steps[4], { run: "npm publish ./pkg" }),
    ],
    [
      "the comparison may fail",
      "publish: what may fail or be left out",
      ({ publish }) => set(publish.steps[1], { "continue-on-error": true }),
    ],
    [
      "it publishes whatever the tests say",
      "publish: what may fail or be left out",
      ({ publish }) => set(publish, { if: "always()" }),
    ],
    [
      "it does not wait for the tests",
      "publish: what it waits for",
      ({ publish }) => set(publish, { needs: ["audit", "check", "build"] }),
    ],
    [
      "placeholders don't prevent it",
      "publish: what it waits for",
      ({ publish }) => set(publish, { needs: ["audit", "build", "test"] }),
    ],
    [
      "it downloads something else",
      "publish: what it downloads",
      ({ publish }) => set(publish.steps[0].with, { name: "tested" }),
    ],
    [
      "it asks another job for the hashes",
      "publish: what it compares with",
      ({ publish }) =>
        set(publish.steps[1].env, { SHA256: expression("needs.test.outputs.sha256") }),
    ],
    [
      "no provenance is attested",
      "publish: what it attests",
      ({ publish }) => set(publish.steps[2], { with: publish.steps[3].with }),
    ],
    [
      "nothing is compared before the release",
      "release: its steps",
      ({ release }) => release.steps.splice(1, 1),
    ],
  ]) {
    test(`a workflow is refused in which ${title}`, () => {
      const { jobs } = parse(text);
      spoil(jobs);
      assert.ok(gaps({ jobs }).includes(gap), `gaps: ${gaps({ jobs }).join("; ")}`);
    });
  }
});
