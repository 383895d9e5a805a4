// Runs one example at a time, because each starts its own servers and measures time and memory.

import { options } from "../kit/options.mjs";
import { testResults } from "../kit/results.mjs";
import { names, runExample } from "./index.mjs";

for (const name of options.example ?? names) {
  await testResults(name, async () => {
    if (!names.includes(name)) throw new Error(`The examples are ${names.join(", ")}.`);
    return runExample(name);
  });
}
