// The committed results of each case's last run: results.json of the package, and peers.json of
// other libraries. The document is made from them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { consumersFolder } from "./manifest.mjs";

/**
 * @typedef {object} Result has a case's `consumer`, `title`, `case`, `entries` and `configuration`
 * @property {string[]} versions such as "vite 8.3.8"
 * @property {string} runtime with its version
 * @property {string} [error] the package's message if it can't work there
 * @property {0 | 1 | 2} [threads] that the pool started
 * @property {string} [peer] the library if it isn't the package, with its `version` and `where`
 * @property {"passed" | "failed" | "skipped"} status
 * @property {string} [reason] why it failed or was skipped; not committed
 * @property {number} milliseconds not committed
 */

export const OURS = "results.json";
export const PEERS = "peers.json";

/** The command that updates both and the document. */
export const UPDATE = "npm run test:consumers -- --update-docs";

/** @returns {Result[]} */
export const readResults = (file) => JSON.parse(readFileSync(join(consumersFolder, file), "utf8"));

export const caseOf = (result) => `${result.consumer}: ${result.case}`;

/** A result's name for people to read. */
export const nameOf = ({ title, case: name, peer, where }) =>
  `${title}: ${name}${peer ? `, ${peer} (${where})` : ""}`;

/**
 * Replaces the results of the cases that ran, and keeps those of the others.
 * @param {{ consumer: string, case: string }[]} cases all that there are, in order
 */
export function updateResults(file, fresh, cases) {
  const ran = fresh.filter(({ status }) => status !== "skipped");
  const latest = new Map(
    [readResults(file), ran].flatMap((results) => [...Map.groupBy(results, caseOf)]),
  );
  const results = cases
    .flatMap((test) => latest.get(caseOf(test)) ?? [])
    .map(({ milliseconds, reason, ...result }) => result);
  writeFileSync(join(consumersFolder, file), `${JSON.stringify(results, null, 2)}\n`);
}

/** A result without the fields that differ between runs and machines. */
const lasting = ({ milliseconds, reason, runtime, ...rest }) => JSON.stringify(rest);

/**
 * Sentences about differences between the committed results and a run. If the package fails, the
 * run itself says so; if a peer fails, that is a result.
 */
export function differences(file, fresh) {
  const committed = new Set(readResults(file).map(lasting));
  return fresh
    .filter(({ peer, status }) => peer || status === "passed")
    .filter((result) => !committed.has(lasting(result)))
    .map((result) => `${nameOf(result)}: ${file} differs; run ${UPDATE}`);
}
