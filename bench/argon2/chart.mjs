// A chart of the ratios for the README: a panel of bars per runtime, readable in light and dark.
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
  text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 }
  .note { fill: #59636e }
  .bar { fill: #d1d9e0 }
  .bar.own { fill: #80ccff }
  .bar.native { fill: none; stroke: #818b98 }
  .value { text-anchor: end }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .note { fill: #9198a1 }
    .bar { fill: #3d444d }
    .bar.own { fill: #1158c7 }
    .bar.native { stroke: #9198a1 }
  }`;

/** @returns {string} an SVG of the first configuration measured */
export function chart({ version, machine, peers, speed: runtimes }) {
  const [label] = Object.values(runtimes).flatMap(({ speed }) => Object.keys(speed));
  const panels = Object.entries(runtimes).map(([name, { version, speed }]) => {
    const rows = Object.entries(speed[label] ?? {}).filter(([, { ratio }]) => ratio);
    rows.sort(([, a], [, b]) => a.ratio - b.ratio);
    const bars = rows.map(([key, { ratio }], i) => bar(key, peers[key], ratio, HEAD + i * BAR));
    const title = `<text class="title" y="16">${name} ${version.split(".", 2).join(".")}</text>`;
    return { height: HEAD + rows.length * BAR, content: [title, ...bars].join("\n") };
  });
  const height = Math.max(...panels.map((panel) => panel.height)) + BAR;
  const placed = panels.map(({ content }, i) => {
    const place = `${(i % COLUMNS) * PANEL} ${2 * HEAD + Math.floor(i / COLUMNS) * height}`;
    return `<g transform="translate(${place})">\n${content}\n</g>`;
  });
  const [memorySize, iterations, parallelism] = label.split("/");
  const costs = `${memorySize} KiB, ${iterations} iterations, parallelism ${parallelism}`;
  const bottom = 2 * HEAD + Math.ceil(panels.length / COLUMNS) * height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 ${COLUMNS * PANEL} ${bottom + 8}" role="img">
<title>Time per password hash relative to edge-argon2, by runtime</title>
<style>${STYLE}
</style>
<text class="title" y="18">Time per hash ÷ edge-argon2: shorter is faster</text>
<text class="note" y="38">Argon2id, ${costs}; outlined: native code; longer bars end at ${LONGEST_RATIO}</text>
${placed.join("\n")}
<text class="note" y="${bottom}">edge-argon2 ${version}; ${machine}; medians of interleaved rounds</text>
</svg>
`;
}

function bar(key, { name, kind, algorithm }, ratio, y) {
  const length = Math.min(ratio, LONGEST_RATIO) * SCALE;
  const text = algorithm ? `${name} (${algorithm.split(" ")[0]})` : name;
  const variety = key === BASELINE ? "own" : kind;
  return `<rect class="bar ${variety}" y="${y}" width="${length.toFixed(1)}" height="${BAR - 4}" rx="2"/>
<text x="6" y="${y + 13}">${text}</text>
<text class="value" x="${PANEL - 26}" y="${y + 13}">${ratio.toFixed(ratio < 10 ? 2 : 1)}</text>`;
}
