// Runs consumers one after the other: each installs once and runs its cases.
import { runCase } from "./case.mjs";
import { keepsAccessTimes } from "./entries.mjs";
import { copyApp, install, installedVersion, workRoot } from "./install.mjs";

/**
 * @param {import("./manifest.mjs").Consumer[]} consumers
 * @param {string} tarball
 * @param {{ report: (result: object) => void }} options `report` is called as each case ends
 * @returns {Promise<(import("./results.mjs").Result & { reason?: string, milliseconds: number })[]>}
 */
export async function runConsumers(consumers, tarball, { report }) {
  const trace = await keepsAccessTimes(await workRoot());
  if (!trace)
    console.log("skipped the check of which entry is read: no access times are kept here");
  const results = [];
  for (const consumer of consumers) {
    for await (const result of runConsumer(consumer, tarball, trace)) {
      report(result);
      results.push(result);
    }
  }
  return results;
}

async function* runConsumer(consumer, tarball, trace) {
  const started = Date.now();
  let work;
  const result = { consumer: consumer.name, title: consumer.title, versions: [] };
  try {
    work = await install(consumer, tarball);
    for (const name of consumer.versions) {
      result.versions.push(`${name} ${await installedVersion(work, name)}`);
    }
  } catch ({ message }) {
    yield { ...result, case: "install", status: "failed", reason: message };
    return;
  }
  if (Date.now() - started > 2000)
    console.log(`installed ${consumer.title} in ${sinceStart(started)}`);
  for (const test of consumer.cases) {
    yield { ...result, ...(await runOne(consumer, test, work, trace)) };
  }
}

async function runOne(consumer, test, work, trace) {
  const started = Date.now();
  await copyApp(consumer, test, work);
  const outcome = await runCase(test, work, { trace });
  const { runtimePackage } = test;
  const runtimeVersion =
    outcome.browserVersion ?? (runtimePackage && (await installedVersion(work, runtimePackage)));
  return {
    case: test.name,
    runtime: [test.runtime, runtimeVersion].filter(Boolean).join(" "),
    entries: test.entries,
    configuration: test.configuration ?? [],
    error: outcome.error,
    status: outcome.status,
    reason: outcome.reason,
    milliseconds: Date.now() - started,
  };
}

const sinceStart = (started) => `${Math.round((Date.now() - started) / 1000)} s`;
