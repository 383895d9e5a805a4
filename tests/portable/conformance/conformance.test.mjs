// The package's promises, in every runtime; index.js is what runs there.

import { readFileSync } from "node:fs";
import { options } from "../../kit/options.mjs";
import { testIn, twoAtATime } from "../../kit/results.mjs";
import { allRuntimes } from "../../kit/runtimes.mjs";
import { randomSets } from "./random-sets.mjs";

const RANDOM_SETS = 500;

const committed = (name) =>
  JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), "utf8"));

/** What the suite compares with. */
const data = {
  seed: options.seed,
  published: committed("published"),
  hostile: committed("hostile"),
  matrix: committed("matrix"),
  passwords: committed("passwords"),
  peers: committed("peers"),
  ...committed("single"),
  random: randomSets(options.seed, RANDOM_SETS),
};

await twoAtATime(allRuntimes(options.runtime), (runtime) => {
  const input = { ...data, largeVectors: runtime.name === "Node 24" };
  return testIn(runtime, "portable/conformance/index.js", { input });
});
