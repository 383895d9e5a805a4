// What `calibrate` recommends, and that its times are right.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { output, start } from "../../../tools/process.mjs";
import { edgeArgon2, folder } from "./program.mjs";

/** OWASP's minimum: the fewest passes from a memory on, in KiB. */
const MINIMUM = { 47104: 1, 19456: 2, 12288: 3, 9216: 4, 7168: 5 };

const meetsMinimum = ({ memorySize, iterations }) =>
  Object.entries(MINIMUM).some(([memory, passes]) => memorySize >= memory && iterations >= passes);

async function calibrate(...args) {
  const { code, stdout, stderr } = await edgeArgon2(["calibrate", "--json", ...args]);
  assert.ok(code === 0 || code === 1, stderr);
  assert.match(stderr, /^(edge-argon2: This machine is busy: .*\n)?$/, "no progress bar");
  return { code, ...JSON.parse(stdout) };
}

/** A program that measures on its own: the median of hashes in a process that is warm. */
const STOPWATCH = `
  import { Argon2id } from "edge-argon2";
  const argon2id = new Argon2id(JSON.parse(process.argv[2]));
  const times = [];
  for (let run = 0; run < 15; run++) {
    const start = process.hrtime.bigint();
    argon2id.hashSync("password");
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  console.log(times.slice(4).sort((a, b) => a - b)[5]);
`;
/** On a busy machine, most rounds differ by more. */
const ROUNDS = { agreeing: 3, most: 15 };
const AGREEMENT = 1.15;

describe("calibrate", () => {
  test("the object, whose costs are options of Argon2id", async () => {
    const { code, targetMs, withinTarget, recommended, candidates, ...more } = await calibrate(
      "--time",
      "1000",
      "--memory",
      "7168",
    );
    assert.equal(code, 0);
    const { processorShare } = more;
    assert.deepEqual(more, { processorShare });
    assert.ok(processorShare > 0 && processorShare <= 1, `processorShare ${processorShare}`);
    assert.equal(targetMs, 1000);
    assert.equal(withinTarget, true);
    assert.equal(candidates.length, 1);
    assert.deepEqual(recommended, candidates[0]);
    const { ms, ...costs } = recommended;
    assert.ok(ms > 0 && ms <= 1000, `${ms} ms`);
    assert.ok(costs.iterations > 5, `${costs.iterations} passes`);
    assert.deepEqual(costs, {
      ...{ memorySize: 7168, iterations: costs.iterations, parallelism: 1 },
      ...{ withinTarget: true, meetsMinimum: true },
    });
  });

  test("too short a time: exit code 1, and nothing below OWASP's minimum", async () => {
    const { code, withinTarget, recommended, candidates } = await calibrate("--time", "1");
    assert.equal(code, 1);
    assert.equal(withinTarget, false);
    assert.deepEqual(
      candidates.map(({ memorySize }) => memorySize),
      [65536, 47104, 19456, 12288, 9216, 7168],
    );
    for (const candidate of candidates)
      assert.ok(meetsMinimum(candidate), JSON.stringify(candidate));
    assert.ok(candidates.some(({ ms }) => ms === recommended.ms));
  });

  test("costs below the minimum only if asked for, and marked", async () => {
    const { recommended } = await calibrate("--time", "500", "--memory", "2048", "--below-minimum");
    assert.equal(recommended.memorySize, 2048);
    assert.equal(recommended.meetsMinimum, false);
    const { stdout } = await edgeArgon2([
      "calibrate",
      "--time=1",
      "--memory=512",
      "--below-minimum",
    ]);
    assert.match(stdout, /below OWASP's/);
  });

  test("the memory is at most what may be spent, and lanes count", async () => {
    const { candidates } = await calibrate("--time", "1", "--memory", "30000", "--lanes", "2");
    assert.equal(candidates[0].memorySize, 30000);
    for (const { parallelism } of candidates) assert.equal(parallelism, 2);
  });

  test("a busy machine gets a warning, and the share of a processor that the hashes had", async () => {
    const forever = [process.execPath, "-e", "for (;;);"];
    const others = Array.from({ length: 3 * availableParallelism() }, () => start(forever));
    const options = ["calibrate", "--time", "60", "--memory", "7168", "--json"];
    const { stdout, stderr } = await edgeArgon2(options).finally(() =>
      Promise.all(others.map(({ stop }) => stop(0))),
    );
    assert.match(stderr, /^edge-argon2: This machine is busy: .* only \d+ % of their time/);
    assert.ok(JSON.parse(stdout).processorShare < 0.85, stdout);
  });

  test("people get a table and the line of code", async () => {
    const { code, stdout } = await edgeArgon2(["calibrate", "--time", "500", "--memory", "7168"]);
    assert.equal(code, 0);
    assert.match(stdout, /^memory +passes +lanes +ms$/m);
    assert.match(stdout, /^ *7168 +\d+ +1 +[\d.]+ +best$/m);
    assert.match(
      stdout,
      /^new Argon2id\(\{ memorySize: 7168, iterations: \d+, parallelism: 1 \}\)$/m,
    );
    for (const line of stdout.split("\n")) assert.ok(line.length < 80, line);
  });

  test("its times agree with a separate measurement within 15 %", async (context) => {
    const stopwatch = join(folder, "stopwatch.mjs");
    writeFileSync(stopwatch, STOPWATCH);
    const ratios = [];
    const agrees = (ratio) => Math.abs(Math.log(ratio)) <= Math.log(AGREEMENT);
    const isEnough = () => ratios.filter(agrees).length >= ROUNDS.agreeing;
    while (ratios.length < ROUNDS.most && !isEnough()) {
      const { recommended } = await calibrate("--time", "60", "--memory", "12288");
      const { memorySize, iterations, parallelism, ms } = recommended;
      const costs = JSON.stringify({ memorySize, iterations, parallelism });
      ratios.push(ms / Number(await output([process.execPath, stopwatch, costs], { cwd: folder })));
    }
    const told = `ratios ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")}`;
    context.diagnostic(told);
    assert.ok(isEnough(), told);
  });
});
