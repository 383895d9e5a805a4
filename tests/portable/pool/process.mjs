// A process that uses the pool; its argument says how it goes on.

import { readFileSync } from "node:fs";
import { Argon2id, Pool } from "edge-argon2/pool";

const HOUR = 3_600_000;
const MIB = 1024; // in KiB
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const ways = {
  async idle() {
    const pool = new Pool({ idle: HOUR });
    await new Argon2id({ pool }).hash("password");
    console.log("hashed");
  },

  async exit() {
    const pool = new Pool({ idle: HOUR });
    const argon2id = new Argon2id({ memorySize: 2 ** 20, iterations: 1000, pool });
    argon2id.hash("password");
    await delay(500);
    console.log("started");
    process.exit(0);
  },

  /** Modules that can't be compiled the first time: how often each of two calls reports its progress. */
  async recompile() {
    const { compile } = WebAssembly;
    WebAssembly.compile = async () => {
      throw new RangeError("out of memory");
    };
    const argon2id = new Argon2id({ memorySize: 16384, iterations: 8 });
    const reports = [];
    for (let i = 0; i < 2; i++) {
      let count = 0;
      await argon2id.hash("password", { onProgress: () => count++ });
      reports.push(count);
      WebAssembly.compile = compile;
    }
    console.log(JSON.stringify(reports));
  },

  /** The most memory that 1,000 calls of at most 1 MiB, and then 1,000 mixed ones, have taken. */
  async budget() {
    const memory = 128 * MIB;
    const small = await peakOf(memory, (i) => ({ memorySize: 32 + ((i * 37) % 993) }));
    const mixed = await peakOf(memory, (i) => {
      if (i % 20 > 0) return { memorySize: 32 + ((i * 37) % 993), parallelism: 1 + (i % 4) };
      // Each takes more than half of the pool's memory, and one in five is canceled while it runs. Not in
      // Deno, which doesn't say when a thread that it ends is gone.
      const memorySize = (72 + ((i * 7) % 50)) * MIB;
      const isCanceled = i % 100 === 20 && !globalThis.Deno;
      return { memorySize, parallelism: 1 + ((i / 20) % 3), isCanceled };
    });
    console.log(JSON.stringify({ small, mixed, memory }));
  },

  /** Memory before the first hash, after threads have computed hashes and ended, and after others. */
  async memory() {
    const pool = new Pool({ idle: 100, threads: 2 });
    const hashAll = (options) => {
      const argon2id = new Argon2id({ ...options, pool });
      return Promise.all(Array.from({ length: 16 }, (_, i) => argon2id.hash(`${i}`)));
    };
    await delay(500);
    const readings = [ownMemory()];
    for (const [options, most] of [
      [{}, 8 * MIB],
      [{ memorySize: 65536, iterations: 3, parallelism: 4 }, 4 * MIB],
    ]) {
      await hashAll(options);
      readings.push(await memoryAtRest(readings.at(-1) + most));
    }
    console.log(JSON.stringify(readings));
  },
};

/**
 * Waits until the process has no more than `most` KiB, at most half a minute, and returns what it has. V8
 * keeps the heaps of threads that have ended for 8 s, and in Deno until it collects garbage after 12 s;
 * therefore this makes a little garbage, as a server would.
 */
async function memoryAtRest(most) {
  for (let i = 0; i < 60 && ownMemory() > most; i++) {
    await delay(500);
    JSON.parse(JSON.stringify(Array.from({ length: 2000 }, (_, i) => ({ i }))));
  }
  return ownMemory();
}

/**
 * The most memory that a process took while a pool computed 1,000 calls, in KiB.
 *
 * @param {number} memory of the pool
 * @param {(index: number) => object} planOf the costs of a call, and whether it is canceled while it runs
 */
async function peakOf(memory, planOf) {
  const pool = new Pool({ threads: 3, memory });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, ownMemory());
  }, 1);
  async function call(_, i) {
    const { isCanceled, ...costs } = planOf(i);
    const options = { ...costs, iterations: isCanceled ? 8 : 1, maxMemorySize: memory, pool };
    const argon2id = new Argon2id(options);
    const controller = new AbortController();
    const { signal } = controller;
    const onProgress =
      isCanceled || i % 3 === 0 ? () => isCanceled && controller.abort() : undefined;
    try {
      const hash = await argon2id.hash("password", { signal, onProgress });
      if (i % 10 === 0 && !(await argon2id.verify(hash, "password")))
        throw new Error(`wrong: ${hash}`);
    } catch (error) {
      if (!isCanceled || error !== signal.reason) throw error;
    }
  }
  await Promise.all(Array.from({ length: 1000 }, call));
  clearInterval(timer);
  await pool.close();
  return peak;
}

/** What the process has for itself alone, in KiB: not the pages of the runtime's file. */
function ownMemory() {
  const status = readFileSync("/proc/self/status", "utf8");
  const [anonymous, shared] = ["RssAnon", "RssShmem"].map((name) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)[1]),
  );
  return anonymous + shared;
}

await ways[process.argv[2]]();
