// A reporter of node:test. It prints how many tests each suite and each of its groups (mostly one
// for each runtime) has, how long they took, every failure, and why tests were skipped.

import { basename, dirname } from "node:path";
import { inspect } from "node:util";
import { options } from "./options.mjs";

const MOST_FAILURES = 20; // of a suite; the others are only counted

const none = () => ({ passed: 0, failed: 0, skipped: 0 });
const phrase = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
const line = (title, counts, ms) =>
  counts.passed + counts.failed + counts.skipped === 0
    ? ""
    : `${title}: ${phrase(counts)} (${(ms / 1000).toFixed(1)} s)\n`;

/** What an event counts as. A file has one of its own if it crashed or if no test in it ran. */
function outcomeOf(type, { entryFile, skip, details }) {
  if (skip !== undefined) return "skipped";
  const { error, type: kind } = details;
  if (type === "test:fail") return error.failureType === "subtestsFailed" ? undefined : "failed";
  if (entryFile === undefined) return options.patterns ? undefined : "failed";
  return kind === "suite" ? undefined : "passed";
}

/** @param {AsyncIterable<{ type: string, data: object }>} events of `node --test` */
export default async function* report(events) {
  let [total, suite, group] = [none(), none(), none()];
  let start; // of the suite, and of the group; node:test measures only from its first test on
  let groupStart;
  for await (const { type, data = {} } of events) {
    const { classname: parent, nesting, file, entryFile, message, details, skip } = data;
    const name = parent ? `${parent}: ${data.name}` : data.name;
    if (type === "test:dequeue" && !entryFile) start = groupStart = Date.now();
    if (type === "test:stdout" || type === "test:stderr") yield message;
    if (type === "test:diagnostic" && file) yield `    ${message}\n`;
    if (type === "test:pass" || type === "test:fail") {
      const outcome = outcomeOf(type, data);
      for (const counts of nesting > 0 ? [group, suite, total] : [suite, total]) {
        if (outcome) counts[outcome] += 1;
      }
      if (outcome === "skipped") yield `  skipped ${name}: ${skip}\n`;
      if (outcome === "failed" && suite.failed <= MOST_FAILURES) {
        const { error = "it has no tests" } = details;
        yield `  FAILED ${name}\n${inspect(error.cause ?? error).replace(/^/gm, "    ")}\n`;
      }
      if (details.type === "suite" && nesting === 0) {
        yield line(`  ${name}`, group, Date.now() - groupStart);
        [group, groupStart] = [none(), Date.now()];
      }
    }
    if (file && (type === "test:summary" || (details && !entryFile))) {
      yield line(basename(dirname(file)), suite, Date.now() - start);
      suite = none();
    }
    if (type === "test:summary" && !file) {
      yield `\n${phrase(total)}\n`;
      if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
      total = none();
    }
  }
}
