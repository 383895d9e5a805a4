// A chart of the ratios for the README: a panel of bars per runtime, readable in light and dark.
import { cpus } from "node:os";
import { medianRatio } from "../lib/statistics.mjs";
import { BASELINE } from "../peers/index.mjs";

/** In pixels. A panel's width includes the gap to the next; a bar's height, that to the next bar. */
const PANEL = 280;
const BAR = 22;
const HEAD = 30;
const COLUMNS = 3;

/** Longer bars are cut off here; the number at their end gives the ratio. */
const LONGEST_RATIO = 4;
const SCALE = (PANEL - 20) / LONGEST_RATIO;

const STYLE = `
  svg { color-scheme: light dark }
  text { font: 12px system-ui, sans-serif; fill: light-dark(#1f2328, #f0f6fc) }
  .title { font-size: 15px; font-weight: 600 }
  .note { fill: light-dark(#59636e, #9198a1) }
  .bar { fill: light-dark(#d1d9e0, #3d444d) }
  .own { fill: light-dark(#80ccff, #1158c7) }
  .native { fill: none; stroke: light-dark(#818b98, #9198a1) }
  .value { text-anchor: end }`;

/** @param {import("../lib/table.mjs").Table} table @returns {string} an SVG */
export function chart({ title, columns }, peers, version) {
  const panels = Object.entries(columns).map(([runtime, samples]) => {
    const bars = peers
      .filter(({ key }) => samples[key])
      .map((peer) => ({ ...peer, ratio: medianRatio(samples[peer.key], samples[BASELINE]) }))
      .filter(({ ratio }) => ratio > 0) // the others failed
      .sort((one, other) => one.ratio - other.ratio);
    return [`<text class="title" y="16">${runtime}</text>`, ...bars.map(bar)];
  });
  const height = HEAD + Math.max(...panels.map(({ length }) => length)) * BAR;
  const placed = panels.map((content, i) => {
    const [x, y] = [(i % COLUMNS) * PANEL, 2 * HEAD + Math.floor(i / COLUMNS) * height];
    return `<g transform="translate(${x} ${y})">\n${content.join("\n")}\n</g>`;
  });
  const bottom = 2 * HEAD + Math.ceil(panels.length / COLUMNS) * height;
  const machine = `${cpus()[0].model.trim()}, ${cpus().length} threads`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 ${COLUMNS * PANEL} ${bottom + 8}" role="img">
<title>Time per password hash relative to edge-argon2, by runtime</title>
<style>${STYLE}
</style>
<text class="title" y="18">${title}</text>
<text class="note" y="38">Shorter is faster; outlined: native code; longer bars end at ${LONGEST_RATIO}</text>
${placed.join("\n")}
<text class="note" y="${bottom}">edge-argon2 ${version}; ${machine}; medians of interleaved rounds</text>
</svg>
`;
}

function bar({ key, name, kind, ratio }, i) {
  const [y, length] = [HEAD + i * BAR, Math.min(ratio, LONGEST_RATIO) * SCALE];
  const variety = key === BASELINE ? "own" : kind;
  return `<rect class="bar ${variety}" y="${y}" width="${length.toFixed(1)}" height="${BAR - 4}" rx="2"/>
<text x="6" y="${y + 13}">${name}</text>
<text class="value" x="${PANEL - 26}" y="${y + 13}">${ratio.toFixed(ratio < 10 ? 2 : 1)}</text>`;
}
