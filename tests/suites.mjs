// The names of the suites.

import { basename } from "node:path";

/** The paths of the suites that are separate modules with a `run` function, in the order in which they run. */
export const MODULES = [
  "portable/migrate",
  "host/interop",
  "portable/drop-in",
  "host/guides",
  "portable/differential",
  "portable/engine",
  "portable/faults",
  "portable/limits",
  "portable/load",
  "host/timing",
  "host/kernel",
  "host/proof",
  "host/fuzz",
  "host/package",
  "host/supply-chain",
  "host/fresh",
  "consumers",
];
export const SUITES = ["conformance", "examples", ...MODULES.map((path) => basename(path))];
