// Compares the drop-in entries with the libraries that they replace: outcomes of calls in Node 24,
// types and bundles. ../conformance/drop-ins.js has the entries' vectors for every runtime.

import { join } from "node:path";
import { root } from "../../../tools/paths.mjs";
import { testIn } from "../../kit/results.mjs";
import { runtimes } from "../../kit/runtimes.mjs";
import "./bundle.mjs";
import "./types.mjs";

await testIn(runtimes["Node 24"], "portable/drop-in/main.js", {
  input: { repository: join(root, "package.json") },
  flags: ["--no-warnings"],
  timeout: 240_000,
});
