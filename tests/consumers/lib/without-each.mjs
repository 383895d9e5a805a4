// Removes each condition of the exports in turn. The case that needs it must fail.
import { conditionsOf, tarballWithout, whoNotices } from "./conditions.mjs";
import { runConsumers } from "./consumers.mjs";

const silent = { report: () => {} };

/**
 * Prints a table while it runs.
 * @param {import("./manifest.mjs").Consumer[]} consumers
 * @param {string} tarball
 * @param {string} [part] of the paths to try; all of them by default
 * @returns {Promise<string[]>} sentences about conditions that no case misses
 */
export async function withoutEach(consumers, tarball, part = "") {
  const problems = [];
  console.log("| Without | fails |\n| --- | --- |");
  for (const path of (await conditionsOf(tarball)).filter((path) => path.includes(part))) {
    console.log(`| \`${path}\` | ${await tryWithout(path, whoNotices(path))} |`);
  }
  return problems;

  async function tryWithout(path, who) {
    const consumer = consumers.find(({ name }) => name === who.consumer);
    const cases = consumer?.cases.filter(({ name }) => name === who.case) ?? [];
    if (cases.length !== 1) throw new Error(`${who.consumer} has no case "${who.case}".`);
    const other = await tarballWithout(path, tarball);
    const [{ status, reason }] = await runConsumers([{ ...consumer, cases }], other, silent);
    if (status !== "failed")
      problems.push(`without "${path}", ${who.consumer}: ${who.case} ${status}`);
    return status === "failed"
      ? `${who.consumer}: ${who.case}`
      : `**${status}**: ${who.consumer}: ${who.case} ${reason ?? ""}`;
  }
}
