// The search for costs, on machines of all speeds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isEnough } from "../../js/cli/calibrate/minimum.ts";
import { best, search } from "../../js/cli/calibrate/search.ts";

/** A machine on which a pass over a KiB takes a fixed time, and each request some more. */
const machine = (nsPerKib, apart = 0) => ({
  targetMs: 100,
  maxMemorySize: 65536,
  maxWork: Number.POSITIVE_INFINITY,
  parallelism: 1,
  belowMinimum: false,
  onProgress() {},
  sample: async ({ memorySize, iterations }) => ({
    total: (nsPerKib * memorySize * iterations) / 1e6 + apart,
    apart,
  }),
});

const SPEEDS = [1, 10, 100, 500, 1000, 1500, 2000, 2500, 3000, 10_000, 1_000_000];

for (const nsPerKib of SPEEDS) {
  test(`${nsPerKib} ns for a KiB: never below OWASP's minimum, and within the time if that can be`, async () => {
    const candidates = await search(machine(nsPerKib));
    for (const candidate of candidates) assert.ok(isEnough(candidate), JSON.stringify(candidate));
    const { withinTarget, ms, memorySize, iterations } = best(candidates);
    const cheapest = (35840 * nsPerKib) / 1e6; // 7168 KiB, 5 passes
    assert.equal(withinTarget, cheapest <= 100);
    if (!withinTarget) return;
    assert.ok(ms <= 100, `${ms} ms`);
    const oneMore = (nsPerKib * memorySize * (iterations + 1)) / 1e6;
    assert.ok(oneMore > 100, `${iterations} passes, and one more takes ${oneMore} ms`);
  });
}

test("the most memory comes first, and only two candidates after the best one", async () => {
  const candidates = await search(machine(100));
  assert.deepEqual(
    candidates.map(({ memorySize }) => memorySize),
    [65536, 47104, 19456],
  );
  assert.equal(best(candidates), candidates[0]);
});

test("a machine that is slow at first gets as many passes as a quiet one", async () => {
  const busy = machine(100);
  const { sample } = busy;
  const runs = new Map();
  busy.sample = async (costs) => {
    const key = `${costs.memorySize}/${costs.iterations}`;
    runs.set(key, (runs.get(key) ?? 0) + 1);
    const { total, apart } = await sample(costs);
    return { total: runs.get(key) <= 2 ? 2 * total : total, apart };
  };
  assert.equal(best(await search(busy)).iterations, best(await search(machine(100))).iterations);
});

test("a machine that gets slower for a while gets nearly as many passes as a quiet one", async () => {
  const busy = machine(100);
  const { sample } = busy;
  const runs = new Map();
  busy.sample = async (costs) => {
    const run = runs.get(costs.memorySize) ?? 0;
    runs.set(costs.memorySize, run + 1);
    const { total, apart } = await sample(costs);
    // Each guess after the first one just misses the time, and then the machine is quiet again.
    const slowness = run >= 6 && run < 15 ? 1.02 + 0.04 * Math.floor((run - 6) / 3) : 1;
    return { total: slowness * total, apart };
  };
  for (const { memorySize, iterations } of await search(busy)) {
    const most = Math.floor(1e6 / memorySize); // of 100 ns a KiB in 100 ms
    assert.ok(iterations >= most / 1.3, `${memorySize} KiB: ${iterations} of ${most} passes`);
  }
});

test("what a request takes besides the hash is subtracted", async () => {
  const [here] = await search(machine(500));
  const [there] = await search(machine(500, 300));
  assert.equal(there.iterations, here.iterations);
  assert.ok(Math.abs(there.ms - here.ms) < 1e-6);
});

test("costs that can't be computed are no candidates to recommend", async () => {
  const limited = machine(500);
  const { sample } = limited;
  limited.sample = async (costs) =>
    costs.memorySize * costs.iterations > 60_000
      ? { total: Number.POSITIVE_INFINITY, apart: 0 }
      : sample(costs);
  const { memorySize, iterations, ms } = best(await search(limited));
  assert.deepEqual({ memorySize, iterations }, { memorySize: 47104, iterations: 1 });
  assert.ok(Number.isFinite(ms));
});

test("work and memory stay within the limits of a Worker", async () => {
  const candidates = await search({ ...machine(1), maxWork: 200_000, maxMemorySize: 50_000 });
  for (const { memorySize, iterations } of candidates) {
    assert.ok(memorySize <= 50_000 && memorySize * iterations <= 200_000);
  }
});

test("below the minimum only if asked to", async () => {
  const candidates = await search({ ...machine(100_000), belowMinimum: true });
  const { memorySize, iterations, withinTarget } = best(candidates);
  assert.deepEqual([memorySize, iterations, withinTarget], [512, 1, true]);
});
