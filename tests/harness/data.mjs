// Everything the conformance suite compares with.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sharedVectors, tests } from "./paths.mjs";
import { randomSets } from "./random-sets.mjs";

const RANDOM_SETS = 500;
const FITS_KIB = 65_536;

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const committed = (name) => read(join(tests, "vectors", `${name}.json`));

/** Vectors and hostile strings of the optional folder, or nothing and a line that says so. */
function shared() {
  const files = ["argon2.json", "hostile_phc.json"].map((name) => join(sharedVectors, name));
  if (!files.every((file) => existsSync(file))) {
    console.log("../shared/vectors is absent: its vectors and hostile strings are skipped");
    return undefined;
  }
  const [vectors, hostile] = files.map(read);
  const fitting = vectors.filter((vector) => vector.m <= FITS_KIB);
  const over = vectors.length - fitting.length;
  console.log(
    `../shared/vectors: ${fitting.length} vectors (${over} more need over 64 MiB and stay out), ` +
      `${hostile.length} hostile strings`,
  );
  return { vectors: fitting, hostile };
}

/** @param {number} seed of the random parameter sets and passwords */
export function gatherData(seed) {
  return {
    seed,
    rfc9106: committed("rfc9106"),
    matrix: committed("matrix"),
    passwords: committed("passwords"),
    peers: committed("peers"),
    ...committed("single"),
    random: randomSets(seed, RANDOM_SETS),
    shared: shared(),
  };
}
