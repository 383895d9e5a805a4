// Watches the lifetime of the WebAssembly engine and the wiping of its memory, in every runtime.

import { runIn, together } from "../harness/everywhere.mjs";
import { runtimes } from "../harness/runtimes.mjs";

export const run = () =>
  together(
    Object.entries(runtimes).map(([name, runtime]) => [
      name,
      () => runIn(runtime, "engine/suite.js", {}),
    ]),
  );
