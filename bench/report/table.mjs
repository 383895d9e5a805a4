// The results as text. Ratios come first, because milliseconds depend on the machine.
import { BASELINE } from "../lib/peers.mjs";

/** @returns {string} a table for each configuration and each other measure taken */
export function tables(results) {
  return [
    ...configurationsOf(results).map((label) => speedTable(results, label)),
    ...Object.entries(results.cold).map(([runtime, rows]) => coldTable(results, runtime, rows)),
    results.sizes && sizeTable(results),
    results.memory && memoryTable(results),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function configurationsOf({ runtimes }) {
  return [...new Set(Object.values(runtimes).flatMap(({ speed }) => Object.keys(speed)))];
}

function speedTable(results, label) {
  const runtimes = Object.entries(results.runtimes).filter(([, { speed }]) => speed[label]);
  const measured = Object.entries(results.peers).filter(([key]) => {
    return runtimes.some(([, { speed }]) => speed[label][key]);
  });
  const rows = measured.map(([key, peer]) => {
    const cells = runtimes.map(([, { speed }]) => speedCell(key, speed[label][key]));
    return [described(peer), ...cells];
  });
  const [memorySize, iterations, parallelism] = label.split("/");
  const threads = parallelism === "1" ? "" : "; native peers use threads";
  return [
    `Time ÷ edge-argon2, ${memorySize} KiB, ${iterations} iterations, parallelism ${parallelism}${threads}`,
    ...aligned([
      ["", ...runtimes.map(([name]) => name)],
      ["", ...runtimes.map(([, { version }]) => version)],
      ...rows,
    ]),
  ].join("\n");
}

function described({ name, kind, algorithm }) {
  const notes = [algorithm && `${algorithm}, not Argon2id`, kind === "native" && kind];
  const noted = notes.filter(Boolean).join("; ");
  return noted ? `${name} (${noted})` : name;
}

function speedCell(key, row) {
  if (!row) return "";
  if (row.failure) return "failed";
  if (key === BASELINE) return `1 (${row.milliseconds.toFixed(1)} ms)`;
  return row.ratio.toFixed(2);
}

function coldTable({ peers }, runtime, rows) {
  const baseline = rows[BASELINE];
  const cell = (value, unit) => `${(value / unit).toFixed(2)} (${value.toFixed(0)} ms)`;
  const body = Object.entries(rows).map(([key, { first, second }]) => {
    return [described(peers[key]), cell(first, baseline.first), cell(second, baseline.second)];
  });
  return [
    `Fresh process in ${runtime}, time ÷ edge-argon2`,
    ...aligned([["", "first hash", "second hash"], ...body]),
  ].join("\n");
}

function sizeTable({ peers, sizes }) {
  const forms = ["raw", "gzip", "brotli"];
  const rows = Object.entries(sizes).map(([key, { script, wasm }]) => {
    const cells = forms.map((form) => kib(script[form] + wasm[form]));
    const { name, offers } = peers[key];
    return [offers ? `${name} (${offers})` : name, ...cells, kib(wasm.gzip), kib(script.gzip)];
  });
  return [
    "Shipped to a Worker for hash and verify, KiB",
    ...aligned([["", ...forms, "wasm gzip", "JavaScript gzip"], ...rows]),
  ].join("\n");
}

function memoryTable({ peers, memory }) {
  const rows = Object.entries(memory).map(([key, { wasm, resident }]) => {
    return [described(peers[key]), mib(wasm), mib(resident)];
  });
  return [
    "Kept in Node after one hash of 19 MiB, MiB",
    ...aligned([["", "WebAssembly", "process"], ...rows]),
  ].join("\n");
}

const kib = (bytes) => (bytes / 1024).toFixed(1);
const mib = (bytes) => (bytes / 1024 ** 2).toFixed(1);

/** Pads columns to the same width. The first is aligned left, numbers are aligned right. */
function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      return column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]);
    });
    return `  ${cells.join("  ")}`;
  });
}
