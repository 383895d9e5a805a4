// The sets of costs that OWASP's Password Storage Cheat Sheet calls the minimum; each resists
// guessing about as well as the others.

export interface Minimum {
  /** KiB. */
  memorySize: number;
  /** Passes. */
  iterations: number;
}

/** The largest memory first. */
export const MINIMUM_SETS: readonly Minimum[] = [
  { memorySize: 47104, iterations: 1 },
  { memorySize: 19456, iterations: 2 },
  { memorySize: 12288, iterations: 3 },
  { memorySize: 9216, iterations: 4 },
  { memorySize: 7168, iterations: 5 },
];

/** The fewest passes that are enough with this memory; `undefined` if the memory is too small. */
export const fewestPasses = (memorySize: number): number | undefined =>
  MINIMUM_SETS.find((set) => memorySize >= set.memorySize)?.iterations;

export const isEnough = ({ memorySize, iterations }: Minimum): boolean =>
  iterations >= (fewestPasses(memorySize) ?? Number.POSITIVE_INFINITY);
