// Finds costs for a time, as RFC 9106 section 4 advises: as much memory as may be spent, then as many
// passes as the time allows; with less memory if even the fewest passes take too long.

import { fewestPasses, MINIMUM_SETS } from "./minimum.ts";

export interface Costs {
  /** KiB. */
  memorySize: number;
  /** Passes. */
  iterations: number;
  /** Lanes. */
  parallelism: number;
}

/** One hash's times in ms. */
export interface Times {
  /** Infinite if the hash can't be computed there. */
  total: number;
  /** The part of it that the hash doesn't take: a request's way to a Worker and back. */
  apart: number;
}

/** Computes one hash. */
export type Sample = (costs: Costs) => Promise<Times>;

export interface Search {
  sample: Sample;
  targetMs: number;
  /** KiB. */
  maxMemorySize: number;
  /** KiB × passes. */
  maxWork: number;
  parallelism: number;
  /** Whether costs below OWASP's minimum are candidates, too. */
  belowMinimum: boolean;
  /** @param done the part that is done, from 0 to 1 */
  onProgress(done: number, memorySize: number): void;
}

export interface Candidate extends Costs {
  /** The median of several hashes. */
  ms: number;
  withinTarget: boolean;
}

const SIZES = [
  ...[1048576, 524288, 262144, 131072, 65536],
  ...MINIMUM_SETS.map(({ memorySize }) => memorySize),
];
const SMALL_SIZES = [4096, 2048, 1024, 512];
/** How many candidates with less memory follow the one that is recommended. */
const ALTERNATIVES = 2;
/** How often the number of passes is corrected after a measurement. */
const ROUNDS = 4;
const LEAST_MS = 0.01;
/** A short time says little about many passes. */
const MOST_GROWTH = 8;

/** @returns the candidates with the most memory first; the first one within the target is the best */
export async function search(search: Search): Promise<Candidate[]> {
  const sizes = sizesFor(search);
  const candidates: Candidate[] = [];
  for (const [index, memorySize] of sizes.entries()) {
    const report = (part: number) => search.onProgress((index + part) / sizes.length, memorySize);
    candidates.push(await candidateFor(memorySize, search, report));
    const found = candidates.findIndex(({ withinTarget }) => withinTarget);
    if (found >= 0 && candidates.length - found > ALTERNATIVES) break;
  }
  return candidates;
}

/** The best candidate: within the target the one with the most memory, otherwise the fastest. */
export function best(candidates: readonly Candidate[]): Candidate | undefined {
  const fastest = () => candidates.reduce((one, other) => (other.ms < one.ms ? other : one));
  if (candidates.length === 0) return undefined;
  return candidates.find(({ withinTarget }) => withinTarget) ?? fastest();
}

function sizesFor({ maxMemorySize, maxWork, parallelism, belowMinimum }: Search): number[] {
  const all = [maxMemorySize, ...SIZES, ...(belowMinimum ? SMALL_SIZES : [])];
  const fits = (size: number) =>
    size <= maxMemorySize &&
    size >= 8 * parallelism &&
    size * leastPasses(size, belowMinimum) <= maxWork;
  return [...new Set(all)].filter(fits).sort((one, other) => other - one);
}

const leastPasses = (memorySize: number, belowMinimum: boolean) =>
  belowMinimum ? 1 : (fewestPasses(memorySize) ?? Number.POSITIVE_INFINITY);

async function candidateFor(
  memorySize: number,
  { sample, targetMs, maxWork, parallelism, belowMinimum }: Search,
  report: (part: number) => void,
): Promise<Candidate> {
  const least = leastPasses(memorySize, belowMinimum);
  const most = Math.min(Math.floor(maxWork / memorySize), 2 ** 32 - 1);
  const fit = (passes: number) => Math.max(least, Math.min(most, Math.floor(passes)));
  /** Nobody should have to wait for costs that are out of the question. */
  const isHopeless = (ms: number) => ms > 2 * targetMs && ms > 300;
  const times = async (iterations: number, runs: number, from: number, to: number) => {
    const taken: Times[] = [];
    for (let run = 0; run < runs; run += 1) {
      report(from + ((to - from) * run) / runs);
      taken.push(await sample({ memorySize, iterations, parallelism }));
      // Once may be a coincidence.
      if (taken.length > 1 && taken.every(({ total }) => isHopeless(total))) break;
    }
    return taken;
  };
  // Other work only ever adds time, so the fastest of a few hashes is the best guess. If it was too
  // good, the medians at the end correct it.
  const explore = async (iterations: number, from: number, to: number) =>
    hashTime(await times(iterations, 3, from, to), shortest);
  const measure = async (iterations: number, runs: number) =>
    hashTime(await times(iterations, runs, 0.8, 1), median);

  let iterations = least;
  let ms = await explore(iterations, 0, 0.2);
  let enough = ms <= targetMs ? least : undefined;
  let tooMany = Number.POSITIVE_INFINITY;
  const estimate = () => (iterations * targetMs) / ms;
  for (let round = 0; round < ROUNDS && enough !== undefined; round += 1) {
    const guess = Number.isFinite(ms)
      ? Math.min(estimate(), MOST_GROWTH * iterations)
      : (enough + iterations) / 2; // they can't be computed there
    const next = Math.min(fit(guess), tooMany - 1);
    if (next <= enough) break;
    iterations = next;
    ms = await explore(iterations, 0.2 + 0.15 * round, 0.35 + 0.15 * round);
    if (ms <= targetMs) enough = iterations;
    else tooMany = iterations;
  }
  if (enough !== undefined && ms > targetMs) {
    // A little too many: the right number is near, and may be far above the last that was enough.
    const nearest = Number.isFinite(ms) ? Math.min(fit(estimate()), tooMany - 1) : enough;
    [iterations, ms] = [Math.max(enough, nearest), targetMs];
  }
  if (!isHopeless(ms)) {
    ms = await measure(iterations, runsFor(ms));
    while (ms > targetMs && iterations > least) {
      iterations = fit(Math.min(iterations - 1, (iterations * targetMs) / ms));
      ms = await measure(iterations, runsFor(ms));
    }
  }
  return { memorySize, iterations, parallelism, ms, withinTarget: ms <= targetMs };
}

/** Never 0, which the next number of passes is divided by. */
const hashTime = (times: readonly Times[], typical: (values: readonly number[]) => number) =>
  Math.max(
    LEAST_MS,
    typical(times.map(({ total }) => total)) - typical(times.map(({ apart }) => apart)),
  );

const shortest = (values: readonly number[]) => Math.min(...values);

/** An odd number, so that the median is one of the times. */
const runsFor = (ms: number) => (ms > 1000 ? 3 : ms > 300 ? 5 : 9);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
