// Fuzzes for a minute. `npm run fuzz` runs the same programs and targets for as long as you want.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../../tools/paths.mjs";
import { run } from "../../../tools/process.mjs";
import { options } from "../../kit/options.mjs";
import { CARGO, runProgram } from "./programs.mjs";

const MINUTE = 60_000;
const FUZZ = join(root, "fuzz");
const CASES = { strings: 100_000, boundary: 8_000, kernels: 20_000 };

const PROMISES = {
  strings: "mutated PHC strings neither trap nor grow memory, and canonical forms mean the same",
  boundary: "whatever is passed, functions return a result or a documented error, and go on",
  kernels: "both WebAssembly kernels compress as the oracle does",
};

const cargo = (args, env) =>
  run(["cargo", ...args], { cwd: FUZZ, timeout: 60 * MINUTE, env: { ...CARGO, ...env } });

const { seed, strings = CASES.strings } = options;

for (const [name, cases] of Object.entries({ ...CASES, strings })) {
  test(`Node: ${PROMISES[name]} (${cases})`, async () => {
    const { cases: done, findings } = await runProgram(name, { seed, cases });
    assert.equal(findings.length, 0, `findings (seed ${seed}), the first ${findings[0]}`);
    assert.ok(done >= cases, `only ${done} cases ran`);
  });
}

test("Rust: cargo fmt", async () => {
  const { code, output } = await cargo(["fmt", "--check"]);
  assert.equal(code, 0, output.slice(-2500));
});

test("Rust: the targets hold on their corpus and on mutations of it", async () => {
  const args = ["test", "--locked", "--no-default-features", "--test", "replay"];
  const { code, output } = await cargo(args, { FUZZ_SEED: String(seed) });
  assert.ok(code === 0 && output.includes("4 passed"), output.slice(-2500));
});
