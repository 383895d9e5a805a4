// Runs the pool in every runtime, and watches the processes that use it.

import assert from "node:assert/strict";
import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { tests } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { native, node } from "../../../tools/programs.mjs";
import { consumer } from "../../kit/consumer.mjs";
import { options } from "../../kit/options.mjs";
import { testIn } from "../../kit/results.mjs";
import { runtimes } from "../../kit/runtimes.mjs";
import { randomSets } from "../conformance/random-sets.mjs";

const { seed, cases = 300 } = options;
const input = { sets: randomSets(seed, cases) };

const POLICY = "default-src 'self'; script-src 'self' 'nonce-map' 'wasm-unsafe-eval'";
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};
const MIB = 1024; // in KiB
const PROC = { skip: !existsSync("/proc/self/status") && "no /proc/self/status here" };
const WORKERS = `${POLICY}; worker-src 'self' blob:`;

for (const name of ["Node 24", "Node 22", "Deno", "Bun", "workerd"]) {
  const hasThreads = name !== "workerd";
  await testIn(runtimes[name], "portable/pool/suite.js", { input: { ...input, hasThreads } });
}
for (const [group, how] of [
  ["Chromium, cross-origin isolated", { policy: WORKERS, headers: ISOLATED }],
  ["Chromium, not isolated", { policy: WORKERS }],
  ["Chromium, a policy without workers", { policy: POLICY }],
]) {
  const own = { ...input, hasThreads: how.policy === WORKERS };
  await testIn(runtimes.Chromium, "portable/pool/suite.js", { input: own, ...how }, group);
}

describe("processes", async () => {
  const folder = await consumer();
  copyFileSync(join(tests, "portable/pool/process.mjs"), join(folder, "pool-process.mjs"));
  test("Node: a thread does not run the process's --import again", async () => {
    writeFileSync(join(folder, "imported.mjs"), 'console.log("imported");');
    const command = [node(24), "--import", "./imported.mjs", "pool-process.mjs", "idle"];
    assert.equal(await output(command, { cwd: folder }), "imported\nhashed\n");
  });

  for (const [name, command] of [
    ["Node", [node(24)]],
    ["Deno", [...native("deno"), "run", "--allow-all"]],
    ["Bun", native("bun")],
  ]) {
    /** In ms; the process lets its threads be idle for an hour. */
    const timeout = 120_000;
    const tell = (what) =>
      output([...command, "pool-process.mjs", what], {
        cwd: folder,
        timeout,
        env: { NO_COLOR: "1" },
      });

    test(`${name}: a process with only idle threads ends by itself`, async () => {
      assert.equal((await tell("idle")).trim(), "hashed");
    });

    test(`${name}: a process can end while its threads compute`, async () => {
      assert.equal((await tell("exit")).trim(), "started");
    });

    test(`${name}: modules that could not be compiled are compiled again for the next call`, async () => {
      const [inPlace, onThread] = JSON.parse(await tell("recompile"));
      assert.equal(inPlace, 1, "reports of a call that is computed in place");
      assert.ok(onThread > 1, `${onThread} reports of the next one`);
    });

    test(
      `${name}: threads that end leave 8 MiB at most, and large hashes 4 more`,
      PROC,
      async () => {
        const [before, afterDefault, afterLarge] = JSON.parse(await tell("memory"));
        const [left, more] = [(afterDefault - before) / MIB, (afterLarge - afterDefault) / MIB];
        assert.ok(left <= 8, `${left} MiB more than before the first hash`);
        assert.ok(more <= 4, `${more} MiB more after large ones`);
      },
    );

    test(`${name}: 1,000 mixed calls take no more than the pool's memory`, PROC, async () => {
      const { small, mixed, memory } = JSON.parse(await tell("budget"));
      assert.ok(mixed - small > memory / 2, `they take ${(mixed - small) / MIB} MiB`);
      assert.ok(mixed - small <= memory + 8 * MIB, `they take ${(mixed - small) / MIB} MiB`);
    });
  }
});
