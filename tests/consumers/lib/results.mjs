// results.json has the result of every case's last run. The document is made from it.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { consumersFolder } from "./manifest.mjs";

/**
 * @typedef {object} Result
 * @property {string} consumer the folder's name
 * @property {string} title
 * @property {string[]} versions such as "vite 8.3.8"
 * @property {string} case
 * @property {string} runtime
 * @property {string[]} entries of the package that were read
 * @property {string[]} configuration lines that the user has to add
 * @property {string} [error] the package's message if it can't work there
 * @property {"passed" | "failed" | "skipped"} status
 */

const path = join(consumersFolder, "results.json");

/** @returns {Promise<Result[]>} */
export async function readResults() {
  return JSON.parse(await readFile(path, "utf8").catch(() => "[]"));
}

const keyOf = (result) => `${result.consumer}\n${result.case}`;

/**
 * Replaces kept results with new ones, in the order of the manifests. Cases that are in no manifest
 * anymore are left out, and a skipped case keeps its older result.
 */
export function merge(kept, fresh, consumers) {
  const byKey = new Map(kept.map((result) => [keyOf(result), result]));
  for (const result of fresh) {
    if (result.status !== "skipped" || !byKey.has(keyOf(result))) byKey.set(keyOf(result), result);
  }
  return consumers.flatMap(({ name, cases }) =>
    cases.flatMap((test) => byKey.get(keyOf({ consumer: name, case: test.name })) ?? []),
  );
}

export async function writeResults(results) {
  const kept = results.map(({ milliseconds, reason, ...result }) => result);
  await writeFile(path, `${JSON.stringify(kept, null, 2)}\n`);
}

/** The command that updates results.json and the document. */
export const UPDATE = "npm run test:consumers -- --update-docs";

/** A result without the fields that differ between runs and machines. */
const lasting = ({ milliseconds, reason, runtime, ...rest }) => JSON.stringify(rest);

/** Sentences about differences between the kept results and a run; none if they agree. */
export function differences(kept, fresh) {
  const byKey = new Map(kept.map((result) => [keyOf(result), result]));
  const differs = (result) => {
    const old = byKey.get(keyOf(result));
    return !old || lasting(old) !== lasting(result);
  };
  return fresh
    .filter((result) => result.status === "passed" && differs(result))
    .map((result) => `${result.title}: ${result.case}: results.json differs; run ${UPDATE}`);
}
