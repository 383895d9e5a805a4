// Compares the peak memory of a process that verifies a large hash many times with that of one that
// verifies it once.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { tests } from "../../../tools/paths.mjs";
import * as check from "../../kit/check.js";
import { consumer } from "../../kit/consumer.mjs";
import { runtimes as known } from "../../kit/runtimes.mjs";

export const name = "peak";

const LARGE = 200 * 1024; // KiB
const COUNT = 20;
const MOST = 1.5;

export function define(test, { runtimes }) {
  for (const runtime of runtimes) {
    const title = `${runtime}: ${COUNT} verifications of a 200 MiB hash take no more than ${MOST} × the memory of one`;
    if (!existsSync("/proc/self/status")) {
      test.skip(title, "no /proc/self/status here");
      continue;
    }
    const peak = async (count) => {
      // Deno lets only programs with all permissions read /proc.
      const flags = runtime === "Deno" ? ["--allow-all"] : [];
      const options = { folder: await consumer(), flags, input: { memorySize: LARGE, count } };
      return known[runtime].run(join(tests, "portable/limits/peak.js"), options);
    };
    test(title, async () => {
      const [one, many] = [await peak(1), await peak(COUNT)];
      check.ok(one > LARGE, `one: ${one} KiB`);
      check.ok(many < MOST * one, `one takes ${one} KiB, ${COUNT} take ${many} KiB`);
    });
  }
}
