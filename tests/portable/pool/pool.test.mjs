// Runs the pool in every runtime, and watches the processes that use it.

import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
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

    test(`${name}: idle threads that end leave no memory behind`, async () => {
      const MiB = 2 ** 20;
      const { before, after } = JSON.parse(await tell("memory"));
      assert.ok(after - before <= 8 * MiB, `${(after - before) / MiB} MiB more than before`);
    });
  }
});
