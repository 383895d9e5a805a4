// Runs a case: installs the consumer, runs its app, and compares what it answers, builds and reads
// with what the manifest expects.
import { join } from "node:path";
import { missingBrowser } from "../../../tools/browser.mjs";
import { answersOf } from "./app.mjs";
import { copyApp, install, installedVersion } from "./install.mjs";
import { judge, judgeOutput } from "./judge.mjs";
import { watchReads } from "./reads.mjs";

/**
 * @typedef {object} Result
 * @property {string} [missing] why the case can't run on this machine; nothing else is set then
 * @property {string[]} versions such as "vite 8.3.8"
 * @property {string} runtime with its version
 * @property {string} [error] the package's message if it can't work there
 * @property {0 | 1 | 2} [threads] that the pool started
 *
 * @param {import("./manifest.mjs").Case} test
 * @param {string} tarball
 * @returns {Promise<Result>} rejects if the case fails
 */
export async function runCase(test, tarball) {
  const work = await install(test, tarball);
  const missing = test.missing || (test.browser && missingBrowser(test.browser));
  if (missing) return { missing };

  await copyApp(test, work);
  const packageFolder = join(work, "node_modules", "edge-argon2");
  const { subpaths = ["."], entries, alsoRead = [], output, error, runtimePackage } = test;
  const judgeReads = watchReads(packageFolder, subpaths);
  const { answers, browserVersion } = await answersOf(test, work);
  judgeReads([...new Set([...entries, ...alsoRead])]);
  for (const answer of answers) judge(answer, test);
  if (output) await judgeOutput(join(work, output), packageFolder, entries);

  const version = browserVersion ?? (runtimePackage && installedVersion(work, runtimePackage));
  return {
    versions: test.versions.map((name) => `${name} ${installedVersion(work, name)}`),
    runtime: version ? `${test.runtime} ${version}` : test.runtime,
    error: error && answers[0].error.message,
    threads: answers[0]?.threads,
  };
}
