// Compares the peak memory of a process that verifies a large hash many times with that of one that
// verifies it once.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tests } from "../../../tools/paths.mjs";
import { consumer } from "../../kit/consumer.mjs";
import { runtimes } from "../../kit/runtimes.mjs";

const LARGE = 200 * 1024; // KiB
const COUNT = 20;
const MOST = 1.5;

const NO_PROC = !existsSync("/proc/self/status") && "no /proc/self/status here";

for (const name of ["Node 24", "Deno", "Bun"]) {
  const peak = async (count) => {
    // Deno lets only programs with all permissions read /proc.
    const flags = name === "Deno" ? ["--allow-all"] : [];
    const options = { folder: await consumer(), flags, input: { memorySize: LARGE, count } };
    return runtimes[name].run(join(tests, "portable/limits/peak.js"), options);
  };
  const title = `${name}: ${COUNT} verifications of a 200 MiB hash take no more than ${MOST} × the memory of one`;
  test(title, { skip: NO_PROC }, async () => {
    const [one, many] = [await peak(1), await peak(COUNT)];
    assert.ok(one > LARGE, `one: ${one} KiB`);
    assert.ok(many < MOST * one, `one takes ${one} KiB, ${COUNT} take ${many} KiB`);
  });
}
