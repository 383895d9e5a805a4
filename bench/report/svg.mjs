// A chart of the ratios for the README: a panel of bars per runtime, readable in light and dark.
import { BASELINE } from "../lib/peers.mjs";
import { median } from "../lib/statistics.mjs";

/** All lengths in pixels. */
const WIDTH = 840;
const LABELS = 206;
const GAP = 14;
const ROW = 20;
const BAR = 12;
const VALUE = 36;
const HEAD = 52;
const PANEL_HEAD = 30;
const FOOT = 28;

const MOST_COLUMNS = 4;

/** Longer bars are cut off here and marked; the number beside them gives the ratio. */
const LONGEST_RATIO = 4;

const STYLE = `
  text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 }
  .runtime, .own { font-weight: 600 }
  .note { fill: #59636e; font-weight: 400 }
  .bar { fill: #afb8c1 }
  .bar.own { fill: #0969da }
  .bar.native { fill: none; stroke: #818b98 }
  .one { stroke: #0969da; stroke-dasharray: 2 3 }
  .cut { stroke: #fff; stroke-width: 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .note { fill: #9198a1 }
    .bar { fill: #656c76 }
    .bar.own { fill: #4493f8 }
    .bar.native { stroke: #9198a1 }
    .one { stroke: #4493f8 }
    .cut { stroke: #0d1117 }
  }`;

/** @returns {string} an SVG of the first configuration measured */
export function chart(results) {
  const [label] = Object.values(results.runtimes).flatMap(({ speed }) => Object.keys(speed));
  const panels = Object.entries(results.runtimes)
    .filter(([, { speed }]) => speed[label])
    .map(([name, { version, speed }]) => ({ name, version, rows: speed[label] }));
  const peers = ranked(results.peers, panels);

  const lines = Math.ceil(panels.length / MOST_COLUMNS);
  const columns = Math.ceil(panels.length / lines);
  const panelWidth = (WIDTH - LABELS) / columns;

  const body = [
    `<text class="title" x="0" y="18">Time per hash ÷ edge-argon2: shorter is faster</text>`,
  ];
  body.push(`<text class="note" x="0" y="38">${described(label)}; outlined: native code</text>`);
  let y = HEAD;
  for (let line = 0; line < lines; line++) {
    const beside = panels.slice(line * columns, (line + 1) * columns);
    const shown = peers.filter(({ key }) => beside.some(({ rows }) => rows[key]?.ratio));
    body.push(...shown.map((peer, row) => peerLabel(peer, y + PANEL_HEAD + row * ROW)));
    for (const [column, panel] of beside.entries()) {
      const place = { x: LABELS + column * panelWidth, y, width: panelWidth - GAP };
      body.push(...drawPanel(panel, shown, place));
    }
    y += PANEL_HEAD + shown.length * ROW + GAP;
  }
  const foot = `edge-argon2 ${results.version}; ${results.machine}; medians of interleaved rounds`;
  const height = y + FOOT;
  body.push(`<text class="note" x="0" y="${height - 8}">${escaped(foot)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>Time per password hash relative to edge-argon2, by runtime</title>
<style>${STYLE}
</style>
${body.join("\n")}
</svg>
`;
}

/** The peers that were measured anywhere, fastest first by their median over the runtimes. */
function ranked(peers, panels) {
  return Object.entries(peers)
    .map(([key, peer]) => {
      const ratios = panels.map(({ rows }) => rows[key]?.ratio).filter(Number.isFinite);
      return { key, ...peer, typical: ratios.length > 0 ? median(ratios) : undefined };
    })
    .filter(({ typical }) => typical !== undefined)
    .toSorted((a, b) => a.typical - b.typical);
}

function drawPanel({ name, version, rows }, peers, { x, y, width }) {
  const scale = (width - VALUE) / LONGEST_RATIO;
  const top = y + PANEL_HEAD;
  const one = (x + scale).toFixed(1);
  const [release] = version.match(/^[^.]+(\.[^.]+)?/);
  return [
    `<text class="runtime" x="${x}" y="${y + 16}">${escaped(name)} <tspan class="note">${escaped(release)}</tspan></text>`,
    ...peers.flatMap((peer, row) =>
      drawBar(peer, rows[peer.key]?.ratio, { x, y: top + row * ROW, scale }),
    ),
    `<path class="one" d="M${one} ${top - 4}V${top + peers.length * ROW - 4}"/>`,
  ];
}

function drawBar(peer, ratio, { x, y, scale }) {
  if (ratio === undefined) return [];
  const length = Math.min(ratio, LONGEST_RATIO) * scale;
  const bar = `<rect class="bar ${variety(peer)}" x="${x}" y="${y}" width="${length.toFixed(1)}" height="${BAR}" rx="2"/>`;
  const cutAt = (x + length - 14).toFixed(1);
  const cut = `<path class="cut" d="M${cutAt} ${y + BAR + 2}l6 ${-BAR - 4}"/>`;
  const digits = ratio < 10 ? 2 : 1;
  const valueAt = x + Math.max(length, scale) + 4; // right of the line at 1
  const value = `<text x="${valueAt.toFixed(1)}" y="${y + BAR - 2}">${ratio.toFixed(digits)}</text>`;
  return ratio > LONGEST_RATIO ? [bar, cut, value] : [bar, value];
}

function peerLabel(peer, y) {
  const { name, algorithm } = peer;
  const label = algorithm ? `${name} (${algorithm.split(" ")[0]})` : name;
  return `<text class="${variety(peer)}" x="${LABELS - 10}" y="${y + BAR - 2}" text-anchor="end">${escaped(label)}</text>`;
}

/** The CSS class that distinguishes the bars. */
function variety({ key, kind }) {
  return key === BASELINE ? "own" : kind;
}

function described(label) {
  const [memorySize, iterations, parallelism] = label.split("/");
  return `Argon2id, ${memorySize} KiB, ${iterations} iterations, parallelism ${parallelism}`;
}

function escaped(text) {
  return text.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`);
}
