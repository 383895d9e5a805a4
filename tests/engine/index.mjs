// The life of the WebAssembly engine and the wiping of its memory, watched in every runtime.

import { runIn, together } from "../harness/everywhere.mjs";
import { runtimes } from "../harness/runtimes.mjs";

export const run = () =>
  together(
    Object.entries(runtimes).map(([name, runtime]) => [
      name,
      () => runIn(runtime, "engine/suite.js", {}),
    ]),
  );
