// The names of the suites.

/** Those that are modules of their own, each with a `run` function, in the order of running. */
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
