// Comparing tags takes the same time whatever they contain. Measurements show it, and so does the
// published function's code. Each check also runs on a comparison that stops early, and must
// reject it. `npm test -- --only timing --samples <number>` sets the number of samples.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tests } from "../../../tools/paths.mjs";
import { consumer } from "../../kit/consumer.mjs";
import { options } from "../../kit/options.mjs";
import { runtimes } from "../../kit/runtimes.mjs";
import { comparisons, earlyExit, exporting } from "./comparison.mjs";
import { machineCode, suspiciousJumps } from "./machine-code.mjs";

const SAMPLES = 1_000_000;
/**
 * dudect's threshold. Without a leak, |t| exceeds it with a probability of 7e-6. A measurement has
 * 21 values (three kinds, seven shares of the calls), so the probability that one of them exceeds
 * it is at most 1.4e-4 in one measurement, and 3e-12 in all ATTEMPTS.
 */
const MAX_T = 4.5;
/** The t of an early exit has to exceed this, even on a busy machine. */
const SEEN_T = 10 * MAX_T;
/** A busy machine can spoil a measurement, so a failed one is repeated; a leak shows every time. */
const ATTEMPTS = 3;

const ENGINES = {
  "V8 (Node 24)": runtimes["Node 24"],
  "JavaScriptCore (Bun)": runtimes.Bun,
};

/** `samples` of each pair of kinds. */
const { seed, samples = SAMPLES } = options;
const folder = await consumer();
const wasm = readFileSync(join(folder, "node_modules/edge-argon2/edge_argon2_bg.wasm"));
const candidates = comparisons(wasm);
const [comparison] = candidates;
const paths = { published: join(folder, "published.wasm"), early: join(folder, "early.wasm") };
writeFileSync(paths.early, earlyExit());

test("the published .wasm has one function that compares tags", () => {
  assert.equal(candidates.length, 1, "functions of that shape");
  writeFileSync(paths.published, exporting(wasm, comparison.index));
});

test("nothing in it branches on the tags, nor does what it calls", () => {
  assert.equal(comparison.conditions.join(), "", "branches on what was read");
  assert.ok(comparisons(earlyExit())[0].conditions.length > 0, "an early exit is seen");
});

const DISASSEMBLY = "V8's machine code for it, baseline and optimized, does not branch on the tags";
const notX64 = process.arch !== "x64" && `this reads x64, not ${process.arch}`;
test(DISASSEMBLY, { skip: notX64 }, async () => {
  const published = await machineCode(paths.published, comparison.index);
  const early = await machineCode(paths.early, 0);
  for (const [compiler, instructions] of Object.entries(published)) {
    assert.ok(instructions.length > 30, `${compiler}: ${instructions.length} instructions`);
    assert.equal(suspiciousJumps(instructions).join("; "), "", `${compiler}: jumps`);
    assert.ok(suspiciousJumps(early[compiler]).length > 0, `${compiler}: an early exit is seen`);
  }
});

for (const [engine, runtime] of Object.entries(ENGINES)) {
  const measured = async (context, path, count, attempt = 0) => {
    const input = { path, samples: count, seed: seed + attempt };
    const entry = join(tests, "host/timing/measure.js");
    const { t, verdicts, median } = await runtime.run(entry, { folder, input });
    assert.equal(verdicts.join(" "), "1 0 0 0", "what the comparison says of each kind");
    const told = t.map(([kind, value]) => `${kind} ${value.toFixed(2)}`).join(", ");
    context.diagnostic(`${engine}: t of equal tags and of those that differ in the ${told}`);
    return { t: Object.fromEntries(t), told: `${told} (median ${median.toFixed(0)} ns)` };
  };

  test(`in ${engine}, an early exit is seen`, async (context) => {
    const { t, told } = await measured(context, paths.early, samples / 10);
    assert.ok(Math.abs(t["first byte"]) > SEEN_T, `t: ${told}`);
  });

  test(`in ${engine}, |t| < ${MAX_T} at ${samples} samples, wherever tags differ`, async (context) => {
    const found = [];
    let isConstant = false;
    for (let attempt = 0; attempt < ATTEMPTS && !isConstant; attempt++) {
      const { t, told } = await measured(context, paths.published, samples, attempt);
      found.push(told);
      isConstant = Object.values(t).every((value) => Math.abs(value) < MAX_T);
    }
    assert.ok(isConstant, `t, each time: ${found.join("; ")}`);
  });
}
