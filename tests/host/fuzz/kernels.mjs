// Compares the assembled kernel, the portable one and the oracle on random blocks in WebAssembly.

import { readFileSync } from "node:fs";
import { generator, integer, pick } from "../../kit/random.js";
import { countdown, task } from "./input.mjs";

const BLOCKS = 4; // previous, reference, current, scratch
const WORDS = BLOCKS * 128;
const ONES = 2n ** 64n - 1n;
/** Words whose arithmetic carries across many bits, or not at all. */
const EDGES = [0n, 1n, ONES, 0xffff_ffffn, 0xffff_ffffn << 32n, 1n << 63n];

const given = await task();
const random = generator(given.seed);
const exports = instantiate();
const words = new BigUint64Array(exports.memory.buffer, exports.fuzzing_blocks(), WORDS);
const halves = new Uint32Array(words.buffer, words.byteOffset, 2 * WORDS);

/** The crate's instance. The kernels never call its imports from JavaScript. */
function instantiate() {
  const module = new WebAssembly.Module(readFileSync(given.module));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => {
      throw new Error(`the kernels call no JavaScript, but called ${name}`);
    };
  }
  return new WebAssembly.Instance(module, imports).exports;
}

/** Half of the cases change a few words of the case before, and the others change all words. */
function changeBlocks() {
  const isSmall = random() < 0.5;
  const edges = random();
  const count = isSmall ? integer(random, 1, 8) : WORDS;
  for (let index = 0; index < count; index++) {
    const word = isSmall ? integer(random, 0, WORDS - 1) : index;
    if (random() < edges) {
      words[word] = pick(random, EDGES);
    } else {
      halves[2 * word] = random() * 2 ** 32;
      halves[2 * word + 1] = random() * 2 ** 32;
    }
  }
}

const report = { cases: 0, outcomes: {}, findings: [] };
for (const _ of countdown(given)) {
  changeBlocks();
  report.cases += 1;
  if (exports.fuzzing_kernels_agree()) continue;
  report.findings.push(`case ${report.cases}: the kernels differ`);
  break;
}
console.log(JSON.stringify(report));
