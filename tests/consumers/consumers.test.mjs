// The first group of consumers; run.mjs runs all of them.

import { testResults } from "../kit/results.mjs";
import { run } from "./index.mjs";

await testResults("first group", run);
