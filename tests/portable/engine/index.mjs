// Watches the lifetime of the WebAssembly engine and the wiping of its memory, in every runtime.

import { runIn, together } from "../../kit/everywhere.mjs";
import { runtimes } from "../../kit/runtimes.mjs";

export const run = () =>
  together(
    Object.entries(runtimes).map(([name, runtime]) => [
      name,
      () => runIn(runtime, "portable/engine/suite.js", {}),
    ]),
  );
