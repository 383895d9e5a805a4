// Calls the comparison of tags that a module exports as `is_same` with equal and different tags, in
// random order.

import { readFileSync } from "node:fs";
import { byteString, generator, integer } from "../../kit/random.js";
import { largestT } from "./welch.js";

const TAG = 32; // bytes
/** The number of rows of each kind. */
const ROWS = 16;
const WARM_UP = 100_000;

/** How the computed tag differs from the stored one. */
const KINDS = {
  equal: (tag) => tag,
  "first byte": (tag, random) => tag.with(0, tag[0] ^ integer(random, 1, 255)),
  "last byte": (tag, random) => tag.with(TAG - 1, tag[TAG - 1] ^ integer(random, 1, 255)),
  "every byte": (_, random) => byteString(random, TAG),
};
const NAMES = Object.keys(KINDS);
/** Kinds alternate in memory, because the place of a row may affect how fast it is read. */
const KIND_OF_ROW = Uint8Array.from({ length: NAMES.length * ROWS }, (_, row) => {
  const turn = Math.floor(row / NAMES.length);
  return (row + turn) % NAMES.length;
});

/** @returns Welch's t between equal tags and each other kind, and the comparison's results */
export function run({ path, samples, seed }) {
  const random = generator(seed);
  const compare = comparison(new WebAssembly.Module(readFileSync(path)), random);
  const { times, classes } = measure(compare, random, 2 * samples);
  return {
    verdicts: NAMES.map((_, kind) => [...new Set(compare.verdicts(kind))].join()),
    median: Float64Array.from(times).sort()[times.length >> 1],
    t: NAMES.slice(1).map((name, index) => [name, largestT(times, classes, 0, index + 1)]),
  };
}

function comparison(module, random) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => {};
  }
  const { is_same, memory } = new WebAssembly.Instance(module, imports).exports;
  // A page that nothing else uses holds the stored tag, the computed one, and rows to copy into it.
  const stored = memory.grow(1) * 65_536;
  const computed = stored + TAG;
  const bytes = new Uint8Array(memory.buffer, stored);
  const tag = byteString(random, TAG);
  bytes.set(tag);
  const rows = bytes.subarray(4096);
  for (const [row, kind] of KIND_OF_ROW.entries()) {
    rows.set(KINDS[NAMES[kind]](tag, random), TAG * row);
  }
  const prepare = (row) => bytes.copyWithin(TAG, 4096 + TAG * row, 4096 + TAG * (row + 1));
  const call = () => is_same(computed, TAG, stored, TAG);
  const verdict = (row) => {
    prepare(row);
    return call();
  };
  const ofKind = (wanted) => [...KIND_OF_ROW.keys()].filter((row) => KIND_OF_ROW[row] === wanted);
  const verdicts = (kind) => ofKind(kind).map(verdict);
  return { prepare, call, verdicts };
}

/** Times in ns. Only the call is timed; the code around it does the same for every kind. */
function measure(compare, random, count) {
  const times = new Float64Array(count);
  const classes = new Uint8Array(count);
  let same = 0;
  for (let index = -WARM_UP; index < count; index++) {
    const row = Math.floor(random() * KIND_OF_ROW.length);
    compare.prepare(row);
    const start = performance.now();
    const verdict = compare.call();
    const elapsed = performance.now() - start;
    same += verdict;
    if (index < 0) continue;
    times[index] = 1e6 * elapsed;
    classes[index] = KIND_OF_ROW[row];
  }
  if (same === 0) throw new Error("no tags were the same");
  return { times, classes };
}
