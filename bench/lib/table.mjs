// What a suite returns, and how it is printed.
import { markdownTable } from "markdown-table";
import { median, medianRatio } from "./statistics.mjs";

/**
 * @typedef {object} Table
 * @property {string} title
 * @property {Record<string, Record<string, number[]>>} columns the samples of each contender; NaN
 *   where it does not run
 * @property {Record<string, string>} labels of the contenders, in the order of the rows
 * @property {(samples: Record<string, number[]>, key: string) => { value: number, text: string }} cell
 * @property {Record<string, Record<string, number>>} [bounds] the highest acceptable values by
 *   contender and by the column's first word
 */

/** @param {Table} table @returns {string} in Markdown */
export function render({ title, columns, labels, cell, bounds = {} }) {
  const names = Object.keys(columns);
  const keys = Object.keys(labels).filter((key) => names.some((name) => columns[name][key]));
  const rows = keys.map((key) => {
    const cells = names.map((name) => {
      if (!columns[name][key]) return "";
      const { value, text } = cell(columns[name], key);
      const bound = bounds[key]?.[name.split(" ")[0]];
      if (bound === undefined) return text;
      return `${text} (${value <= bound ? "at most" : "MISSED"} ${Number(bound.toFixed(2))})`;
    });
    return [labels[key], ...cells];
  });
  const align = ["left", ...names.map(() => "right")];
  return `${title}\n\n${markdownTable([["", ...names], ...rows], { align })}`;
}

/** Cells of the time ÷ the baseline's, which shows its milliseconds. */
export const timesOf = (baseline) => ratioCell(baseline, medianRatio);

/** Cells of the baseline's time ÷ the contender's. */
export const partsOf = (baseline) =>
  ratioCell(baseline, (samples, own) => medianRatio(own, samples));

const ratioCell = (baseline, ratio) => (samples, key) => {
  if (key !== baseline) return fixed(ratio(samples[key], samples[baseline]), 2);
  return { value: 1, text: `1 (${median(samples[key]).toFixed(1)} ms)` };
};

/** Cells of the amount itself in a unit. */
export const amountIn = (unit) => (samples, key) => fixed(median(samples[key]) / unit, 1);

function fixed(value, digits) {
  return { value, text: Number.isNaN(value) ? "failed" : value.toFixed(digits) };
}
