// Many calls, at once and one after the other, give the right results, and memory doesn't grow. The
// memory of each real runtime's process is read from outside.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { consumer } from "../../kit/consumer.mjs";
import { options } from "../../kit/options.mjs";
import { randomSets } from "../conformance/random-sets.mjs";
import { servers } from "./servers.mjs";

const OVERLAPPING = 64;
const WARM_UP = 5000;
const CALLS = 10_000;
const CALLS_PER_REQUEST = 500;
const ANSWER_MS = 280_000; // Node's own fetch times out after 300 s
const READINGS = { least: 5, most: 50 };
const BETWEEN_READINGS_MS = 200;
const ROUNDS = 3;
const { seed } = options;
const MiB = 2 ** 20;
const MAX_GROWTH = 4 * MiB;
const BIG_HASH = 96 * MiB;
/** The largest of the mixed calls needs 16 MiB in 64 KiB pages, and the engine a few more. */
const MOST_PAGES = 256 + 20;

/** Only Linux reports resident memory exactly. */
const NO_PROC = !existsSync("/proc/self/smaps_rollup") && "no /proc/<pid>/smaps_rollup here";

/** The exact resident memory of the process in bytes. The sum in `status` lags behind. */
function residentNow(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return 1024 * Number(/^Rss:\s+(\d+) kB$/m.exec(rollup)[1]);
}

class Server {
  constructor({ url, pid, log, stop }) {
    Object.assign(this, { url, pid, log, stop });
  }

  /** @returns {Promise<number>} pages of WebAssembly memory after it */
  async run(step, data = {}) {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const body = JSON.stringify(data);
    const response = await fetch(this.url + step, { method: "POST", body, signal });
    const { pages, error } = await response.json();
    if (error) throw new Error(`${step}: ${error}\n${this.log().slice(-1000)}`);
    return pages;
  }

  /** @returns {Promise<number>} pages after `count` mixed calls */
  async mixed(seed, count) {
    let pages;
    for (let done = 0; done < count; done += CALLS_PER_REQUEST) {
      pages = await this.run("mixed", { seed: seed + done, count: CALLS_PER_REQUEST });
    }
    return pages;
  }

  /**
   * The least of several readings, because garbage comes and goes, but a leak stays.
   * @param {number} [enough] in bytes; readings go on while all are above this, because a busy
   *   machine frees memory late
   */
  async resident(enough = Number.POSITIVE_INFINITY) {
    let least = Number.POSITIVE_INFINITY;
    const isDone = (reading) => reading >= READINGS.least && least < enough;
    for (let reading = 0; reading < READINGS.most && !isDone(reading); reading++) {
      await this.run("collect");
      await delay(BETWEEN_READINGS_MS);
      least = Math.min(least, residentNow(this.pid));
    }
    return least;
  }
}

for (const [name, start] of Object.entries(servers)) describe(name, () => define(start));

function define(start) {
  let server;
  before(async () => {
    server = new Server(await start(await consumer()));
  });
  after(() => server?.stop());

  const mib = (bytes) => `${(bytes / MiB).toFixed(1)} MiB`;
  let needed;

  test(`${OVERLAPPING} overlapping jobs of mixed costs give OpenSSL's tags`, async () => {
    assert.ok(await server.run("overlapping", { sets: randomSets(seed, OVERLAPPING) }), "pages");
  });

  test(`${OVERLAPPING} overlapping requests keep their own results`, async () => {
    const sets = randomSets(seed + 1, OVERLAPPING);
    const pages = await Promise.all(sets.map((set) => server.run("overlapping", { sets: [set] })));
    assert.equal(pages.length, OVERLAPPING, "answers");
  });

  // Each of the two starts with a new instance.
  test("growing step by step takes no page more than the largest hash needs", async () => {
    await server.run("release");
    needed = await server.run("largest");
    await server.run("release");
    assert.equal(await server.run("ascending"), needed, "pages");
    assert.ok(needed <= MOST_PAGES, `${needed} pages, wanted at most ${MOST_PAGES}`);
  });

  const withinLimits = "take no page more and leave resident memory within 4 MiB";
  test(`${CALLS} mixed calls ${withinLimits}`, { skip: NO_PROC }, async (context) => {
    assert.equal(await server.mixed(seed, WARM_UP), needed, "pages after the warm-up");
    // A leak grows in every round; code that the runtime compiles late on a slow machine doesn't.
    let growth = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS && growth >= MAX_GROWTH; round++) {
      const before = await server.resident();
      const first = seed + WARM_UP + round * CALLS;
      assert.equal(await server.mixed(first, CALLS), needed, "pages after the calls");
      growth = (await server.resident(before + MAX_GROWTH)) - before;
      context.diagnostic(`grown by ${mib(growth)} from ${mib(before)} in ${CALLS} calls`);
    }
    assert.ok(growth < MAX_GROWTH, `resident memory grew by ${mib(growth)} in the last round`);
  });

  test("what one big hash needed is given back", { skip: NO_PROC }, async (context) => {
    await server.run("largest");
    const before = await server.resident();
    await server.run("big");
    const kept = (await server.resident(before + BIG_HASH / 4)) - before;
    context.diagnostic(`${mib(kept)} are left of ${mib(BIG_HASH)}`);
    assert.ok(kept < BIG_HASH / 4, `${mib(kept)} of ${mib(BIG_HASH)} are still resident`);
  });

  test("the server works to the end", async () => {
    await server.run("release");
    assert.equal(await server.run("largest"), needed, "pages");
  });
}
