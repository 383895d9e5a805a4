// Gathers everything that the conformance suite compares with.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tests } from "../../tools/paths.mjs";
import { randomSets } from "./random-sets.mjs";

const RANDOM_SETS = 500;

const committed = (name) =>
  JSON.parse(readFileSync(join(tests, "vectors", `${name}.json`), "utf8"));

/** @param {number} seed of the random parameter sets and passwords */
export function gatherData(seed) {
  return {
    seed,
    published: committed("published"),
    hostile: committed("hostile"),
    matrix: committed("matrix"),
    passwords: committed("passwords"),
    peers: committed("peers"),
    ...committed("single"),
    random: randomSets(seed, RANDOM_SETS),
  };
}
