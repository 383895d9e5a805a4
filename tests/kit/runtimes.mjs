// The runtimes that suites run in.

import { onChromium } from "../../tools/runtimes/chromium.mjs";
import { importing, onBun, onDeno, requiring } from "../../tools/runtimes/program.mjs";
import { onWorkerd } from "../../tools/runtimes/workerd.mjs";

const OLDEST_WORKERS_DATE = "2023-03-22";

/** The runtimes by the names that the suites use for them. */
export const runtimes = {
  "Node 24": importing(24),
  "Node 22": importing(22),
  Deno: onDeno,
  Bun: onBun,
  workerd: onWorkerd(),
  Chromium: onChromium,
};

/**
 * All runtimes, including older ways to load the package.
 *
 * @param {string[]} [parts] parts of the names of the wanted runtimes; all of them by default
 * @returns {import("../../tools/runtimes/program.mjs").Runtime[]} the slowest first, so that two at
 *   a time keep two cores busy
 */
export function allRuntimes(parts) {
  const isWanted = ({ name }) =>
    !parts || parts.some((part) => name.toLowerCase().includes(part.toLowerCase()));
  return [
    runtimes.workerd,
    onChromium,
    onBun,
    onWorkerd(OLDEST_WORKERS_DATE),
    onDeno,
    runtimes["Node 24"],
    runtimes["Node 22"],
    requiring(24),
  ].filter(isWanted);
}
