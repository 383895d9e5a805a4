// Prints what ran and keeps the totals.

const totals = { passed: 0, failed: 0, skipped: 0 };
const DETAILS_PER_SUITE = 4;
const DETAIL_LINES = 6;

const count = (results) => {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
};

const add = (counts) => {
  for (const status of Object.keys(totals)) totals[status] += counts[status];
};

const phrase = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

const indent = (text, by) => text.replace(/^/gm, " ".repeat(by));

/**
 * @param {string} title for example "conformance in workerd 2026-11-17"
 * @param {{ results: object[], durations: Record<string, number> }} outcome of `collect`
 * @param {number} elapsed ms
 */
export function report(title, { results, durations }, elapsed) {
  const counts = count(results);
  add(counts);
  console.log(`\n${title}: ${phrase(counts)} (${(elapsed / 1000).toFixed(1)} s)`);
  for (const [suite, duration] of Object.entries(durations)) {
    const own = count(results.filter((result) => result.suite === suite));
    const { failed, skipped } = own;
    const extra = [failed && `${failed} FAILED`, skipped && `${skipped} skipped`].filter(Boolean);
    const numbers = [`${own.passed} passed`, ...extra].join(", ");
    console.log(`  ${suite.padEnd(14)} ${numbers.padEnd(24)} ${Math.round(duration)} ms`);
  }
  for (const suite of new Set(results.map((result) => result.suite))) {
    reportFailures(
      results.filter((result) => result.suite === suite && result.status === "failed"),
    );
  }
  for (const { suite, name, status, detail } of results) {
    if (status === "skipped") console.log(`  skipped ${suite}: ${name}: ${detail}`);
  }
}

function reportFailures(failures) {
  for (const { suite, name, detail } of failures.slice(0, DETAILS_PER_SUITE)) {
    const lines = detail.slice(0, 3000).split("\n").slice(0, DETAIL_LINES);
    console.log(`  FAILED ${suite}: ${name}\n${indent(lines.join("\n"), 4)}`);
  }
  if (failures.length > DETAILS_PER_SUITE) {
    console.log(
      `  … and ${failures.length - DETAILS_PER_SUITE} more failures of ${failures[0].suite}`,
    );
  }
}

/** Prints the last line of the run. @returns {number} the exit code */
export function finish() {
  console.log(`\n${phrase(totals)}`);
  return totals.failed > 0 || totals.passed === 0 ? 1 : 0;
}
