// Runs cases: installs the consumer, runs its app, and compares what it answers, builds and reads
// with what the manifest expects.
import { join } from "node:path";
import { missingBrowser } from "../../../tools/browser.mjs";
import { answersOf } from "./app.mjs";
import { copyApp, install, installedVersion } from "./install.mjs";
import { judge, judgeOutput } from "./judge.mjs";
import { watchReads } from "./reads.mjs";

/**
 * @param {import("./manifest.mjs").Case[]} cases
 * @param {string} tarball
 * @returns {AsyncGenerator<import("./results.mjs").Result>} the result of each case as it ends
 */
export async function* runCases(cases, tarball) {
  for (const test of cases) {
    const started = Date.now();
    const { consumer, title, case: name, runtime, entries, configuration = [] } = test;
    const versions = [];
    const outcome = await runCase(test, tarball, versions).catch(({ message }) => {
      return { status: "failed", reason: message };
    });
    const result = { consumer, title, versions, case: name, runtime, entries, configuration };
    yield { ...result, ...outcome, milliseconds: Date.now() - started };
  }
}

async function runCase(test, tarball, versions) {
  const work = await install(test, tarball);
  for (const name of test.versions) versions.push(`${name} ${installedVersion(work, name)}`);
  const missing = test.missing || (test.browser && missingBrowser(test.browser));
  if (missing) return { status: "skipped", reason: missing };

  await copyApp(test, work);
  const packageFolder = join(work, "node_modules", "edge-argon2");
  const { subpaths = ["."], entries, alsoRead = [], output, error, runtimePackage } = test;
  const judgeReads = watchReads(packageFolder, subpaths);
  const { answers, browserVersion } = await answersOf(test, work);
  judgeReads([...entries, ...alsoRead]);
  for (const answer of answers) judge(answer, test);
  if (output) await judgeOutput(join(work, output), packageFolder, entries);

  const version = browserVersion ?? (runtimePackage && installedVersion(work, runtimePackage));
  return {
    runtime: version ? `${test.runtime} ${version}` : test.runtime,
    error: error && answers[0].error.message,
    threads: answers[0]?.threads,
    status: "passed",
  };
}
