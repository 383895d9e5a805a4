// The runtimes that the conformance suite runs in.

import { onBun } from "./bun/launch.mjs";
import { onChromium } from "./chromium/launch.mjs";
import { onDeno } from "./deno/launch.mjs";
import { importing, requiring } from "./node/launch.mjs";
import { newestDate, onWorkerd } from "./workerd/launch.mjs";

const OLDEST_WORKERS_DATE = "2023-03-22";

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {() => string | undefined} [missing] why it cannot run on this machine
 * @property {(folder: string, data: object) => Promise<object>} run
 */

/**
 * @param {string[]} [parts] of names; without it all runtimes are wanted
 * @returns {Promise<Runtime[]>} the longest first, so that two can share two cores well
 */
export async function runtimes(parts) {
  const isWanted = ({ name }) => !parts || parts.some((part) => name.toLowerCase().includes(part));
  return (await all()).filter(isWanted);
}

const all = async () => [
  onWorkerd(await newestDate()),
  onChromium,
  onBun,
  onWorkerd(OLDEST_WORKERS_DATE),
  onDeno,
  importing(24),
  importing(22),
  requiring(24),
];
