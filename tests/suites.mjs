// The names of the suites.

/** The suites that are separate modules with a `run` function, in the order in which they run. */
export const MODULES = [
  "migrate",
  "interop",
  "drop-in",
  "guides",
  "differential",
  "engine",
  "faults",
  "limits",
  "load",
  "timing",
  "kernel",
  "proof",
  "fuzz",
  "package",
  "supply-chain",
  "fresh",
  "consumers",
];
export const SUITES = ["conformance", "examples", ...MODULES];
