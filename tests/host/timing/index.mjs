// Comparing tags takes the same time whatever they contain. Measurements show it, and so does the
// published function's code. Each check also runs on a comparison that stops early, and must
// reject it. `npm test -- --only timing --samples <number>` sets the number of samples.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tests } from "../../../tools/paths.mjs";
import * as check from "../../kit/check.js";
import { collect } from "../../kit/collect.js";
import { consumer } from "../../kit/consumer.mjs";
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

async function define(test, { seed, samples }) {
  const folder = await consumer();
  const wasm = readFileSync(join(folder, "node_modules/edge-argon2/edge_argon2_bg.wasm"));
  const candidates = comparisons(wasm);
  const [comparison] = candidates;
  const paths = { published: join(folder, "published.wasm"), early: join(folder, "early.wasm") };
  writeFileSync(paths.early, earlyExit());

  test("the published .wasm has one function that compares tags", () => {
    check.equal(candidates.length, 1, "functions of that shape");
    writeFileSync(paths.published, exporting(wasm, comparison.index));
  });

  test("nothing in it branches on the tags, nor does what it calls", () => {
    check.equal(comparison.conditions.join(), "", "branches on what was read");
    check.ok(comparisons(earlyExit())[0].conditions.length > 0, "an early exit is seen");
  });

  const DISASSEMBLY =
    "V8's machine code for it, baseline and optimized, does not branch on the tags";
  if (process.arch === "x64") {
    test(DISASSEMBLY, async () => {
      const published = await machineCode(paths.published, comparison.index);
      const early = await machineCode(paths.early, 0);
      for (const [compiler, instructions] of Object.entries(published)) {
        check.ok(instructions.length > 30, `${compiler}: ${instructions.length} instructions`);
        check.equal(suspiciousJumps(instructions).join("; "), "", `${compiler}: jumps`);
        check.ok(suspiciousJumps(early[compiler]).length > 0, `${compiler}: an early exit is seen`);
      }
    });
  } else {
    test.skip(DISASSEMBLY, `this reads x64, not ${process.arch}`);
  }

  for (const [engine, runtime] of Object.entries(ENGINES)) {
    const measured = async (path, count, attempt = 0) => {
      const input = { path, samples: count, seed: seed + attempt };
      const entry = join(tests, "host/timing/measure.js");
      const { t, verdicts, median } = await runtime.run(entry, { folder, input });
      check.equal(verdicts.join(" "), "1 0 0 0", "what the comparison says of each kind");
      const told = t.map(([kind, value]) => `${kind} ${value.toFixed(2)}`).join(", ");
      console.log(`    ${engine}: t of equal tags and of those that differ in the ${told}`);
      return { t: Object.fromEntries(t), told: `${told} (median ${median.toFixed(0)} ns)` };
    };

    test(`in ${engine}, an early exit is seen`, async () => {
      const { t, told } = await measured(paths.early, samples / 10);
      check.ok(Math.abs(t["first byte"]) > SEEN_T, `t: ${told}`);
    });

    test(`in ${engine}, |t| < ${MAX_T} at ${samples} samples, wherever tags differ`, async () => {
      const found = [];
      let isConstant = false;
      for (let attempt = 0; attempt < ATTEMPTS && !isConstant; attempt++) {
        const { t, told } = await measured(paths.published, samples, attempt);
        found.push(told);
        isConstant = Object.values(t).every((value) => Math.abs(value) < MAX_T);
      }
      check.ok(isConstant, `t, each time: ${found.join("; ")}`);
    });
  }
}

/** @param {{ seed: number, samples?: number }} options samples of each pair of kinds */
export const run = ({ seed, samples = SAMPLES }) =>
  collect([{ name: "timing", define }], { seed, samples });
