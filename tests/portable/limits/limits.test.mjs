// Costs and lengths beyond the limits are refused at once, before memory is touched.

import { options } from "../../kit/options.mjs";
import { testIn } from "../../kit/results.mjs";
import { runtimes } from "../../kit/runtimes.mjs";
import "./peak.mjs";

const STRINGS = 100_000;

for (const name of ["Node 24", "Deno", "Bun"]) {
  const input = { seed: options.seed, count: STRINGS };
  await testIn(runtimes[name], "portable/limits/main.js", { input });
}
