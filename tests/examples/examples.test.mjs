// The examples' end-to-end tests, one example at a time, because each starts its own servers and
// measures time and memory. Each has a folder here with an index.mjs that exports `suites`, and
// `end` if something has to be stopped after them. accounts/ has the tests that they share.

import { globSync } from "node:fs";
import { dirname } from "node:path";
import { collect } from "../kit/collect.js";
import { options } from "../kit/options.mjs";
import { testResults } from "../kit/results.mjs";
import { stopServer } from "./harness/server.mjs";

const names = globSync("*/index.mjs", { cwd: import.meta.dirname })
  .map(dirname)
  .sort();

for (const name of options.example ?? names) {
  await testResults(name, async () => {
    if (!names.includes(name)) throw new Error(`The examples are ${names.join(", ")}.`);
    const { suites, end } = await import(`./${name}/index.mjs`);
    try {
      return await collect(suites, {});
    } finally {
      await stopServer();
      await end?.();
    }
  });
}
