// Costs and lengths beyond the limits are refused at once, before memory is touched.

import { collect } from "../../kit/collect.js";
import { runIn, together } from "../../kit/everywhere.mjs";
import { runtimes } from "../../kit/runtimes.mjs";
import * as peak from "./peak.mjs";

const STRINGS = 100_000;
const NAMES = ["Node 24", "Deno", "Bun"];

export const run = ({ seed }) =>
  together([
    ...NAMES.map((name) => [
      name,
      () => runIn(runtimes[name], "portable/limits/main.js", { input: { seed, count: STRINGS } }),
    ]),
    ["", () => collect([peak], { runtimes: NAMES })],
  ]);
