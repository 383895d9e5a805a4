import { isEnough } from "./minimum.ts";
import type { Candidate } from "./search.ts";

const HEADER = ["memory", "passes", "lanes", "ms"];

/** Lines of numbers under each other, narrower than 50 columns. */
export function table(candidates: readonly Candidate[], recommended: Candidate): string {
  const rows = candidates.map((candidate) => {
    const { memorySize, iterations, parallelism, ms } = candidate;
    return [memorySize, iterations, parallelism, inMs(ms), remark(candidate, recommended)];
  });
  const cells = [[...HEADER, ""], ...rows].map((row) => row.map(String));
  const widths = HEADER.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padStart(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** A tenth of a millisecond counts only where there are few of them. */
export const inMs = (ms: number): string =>
  Number.isFinite(ms) ? ms.toFixed(ms < 20 ? 1 : 0) : "failed";

function remark(candidate: Candidate, recommended: Candidate): string {
  const remarks = [
    candidate === recommended && candidate.withinTarget && "best",
    !candidate.withinTarget && "too slow",
    !isEnough(candidate) && "below OWASP's",
  ];
  return remarks.filter(Boolean).join(", ");
}
