// A process that uses the pool; its argument says how it goes on.

import { Argon2id, Pool } from "edge-argon2/pool";

const HOUR = 3_600_000;
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

  async memory() {
    const pool = new Pool({ idle: 100, threads: 2 });
    const hashAll = (options) => {
      const argon2id = new Argon2id({ ...options, pool });
      return Promise.all(Array.from({ length: 8 }, (_, i) => argon2id.hash(`${i}`)));
    };
    // The first threads of a process load parts of the runtime and compile code, up to 30 MiB, and both
    // stay. This runs the same code with little memory.
    await hashAll({ memorySize: 64, iterations: 1100, parallelism: 2 });
    const before = await leastMemory();
    await hashAll({ memorySize: 65536, parallelism: 2 });
    console.log(JSON.stringify({ before, after: await leastMemory() }));
  },
};

/** The least of several readings, because the system frees the memory of threads with a delay. */
async function leastMemory() {
  let least = Infinity;
  for (let i = 0; i < 10; i++) {
    await delay(200);
    globalThis.Bun?.gc(true);
    least = Math.min(least, process.memoryUsage().rss);
  }
  return least;
}

await ways[process.argv[2]]();
