// Watches the lifetime of the WebAssembly engine and the wiping of its memory, in every runtime.

import { testIn } from "../../kit/results.mjs";
import { runtimes } from "../../kit/runtimes.mjs";

for (const [name, runtime] of Object.entries(runtimes)) {
  await testIn(runtime, "portable/engine/suite.js", {}, name);
}
