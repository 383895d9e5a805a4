// The input of the programs in this folder: one JSON object on standard input.

import { pathToFileURL } from "node:url";
import { memories } from "../../portable/engine/spies.js";

/**
 * @typedef {object} Task
 * @property {number} seed
 * @property {number} [cases] how many at most
 * @property {number} [minutes] how long at most
 * @property {string} [entry] file that exports the installed package
 * @property {string} [module] file of the kernels' WebAssembly module
 */

/** @returns {Promise<Task>} */
export async function task() {
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  return JSON.parse(text);
}

/** Counts cases until there are enough or the time is up. */
export function* countdown({ cases = Number.POSITIVE_INFINITY, minutes }) {
  const end = minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + minutes * 60_000;
  for (let index = 0; index < cases && Date.now() < end; index++) yield index;
}

/** Imports the package after the spies, so that they see its instances. */
export const importPackage = ({ entry }) => import(pathToFileURL(entry));

/** The number of instances that the package has made so far, and the last one's memory in bytes. */
export const engine = () => ({
  instances: memories.length,
  bytes: memories.at(-1).buffer.byteLength,
});
