// Fuzzes for a minute. `npm run fuzz` runs the same programs and targets for as long as you want.

import { join } from "node:path";
import { root } from "../../../tools/paths.mjs";
import { run as runCommand } from "../../../tools/process.mjs";
import * as check from "../../kit/check.js";
import { collect } from "../../kit/collect.js";
import { CARGO, runProgram } from "./programs.mjs";

const MINUTE = 60_000;
const FUZZ = join(root, "fuzz");
const CASES = { strings: 100_000, boundary: 8_000, kernels: 20_000 };

const PROMISES = {
  strings: "mutated PHC strings neither trap nor grow memory, and canonical forms mean the same",
  boundary: "whatever is passed, functions return a result or a documented error, and go on",
  kernels: "both WebAssembly kernels compress as the oracle does",
};

const cargo = (...args) =>
  runCommand(["cargo", ...args], { cwd: FUZZ, timeout: 60 * MINUTE, env: CARGO });

/** @param {{ seed: number, strings?: number }} options */
export function run({ seed, strings = CASES.strings }) {
  const node = (test) => {
    for (const [name, cases] of Object.entries({ ...CASES, strings })) {
      test(`${PROMISES[name]} (${cases})`, async () => {
        const { cases: done, findings } = await runProgram(name, { seed, cases });
        check.equal(findings.length, 0, `findings (seed ${seed}), the first ${findings[0]}`);
        check.ok(done >= cases, `only ${done} cases ran`);
      });
    }
  };
  const rust = (test) => {
    test("cargo fmt", async () => {
      const { code, output } = await cargo("fmt", "--check");
      check.equal(code, 0, output.slice(-2500));
    });
    test("the targets hold on their corpus and on mutations of it", async () => {
      const env = { ...CARGO, FUZZ_SEED: String(seed) };
      const args = ["test", "--locked", "--no-default-features", "--test", "replay"];
      const { code, output } = await runCommand(["cargo", ...args], {
        cwd: FUZZ,
        env,
        timeout: 60 * MINUTE,
      });
      check.ok(code === 0 && output.includes("4 passed"), output.slice(-2500));
    });
  };
  return collect(
    [
      { name: "Node", define: node },
      { name: "Rust", define: rust },
    ],
    {},
  );
}
