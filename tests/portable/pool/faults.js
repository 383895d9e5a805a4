// Threads that end, fail or get no memory. The call that is concerned gets a typed error, and all
// others their right results.

import * as check from "../../kit/check.js";
import { delay, inNextThreads, workers } from "./threads.js";

export const name = "faults";

const FAST = { memorySize: 64, iterations: 1 };
/** Chromium lets a thread run for two seconds longer, and Bun and Deno until the hash is complete. */
const SLOW = { memorySize: 65536, iterations: 400 };

export function define(test, { plain, pool: { Argon2id, Pool }, hasThreads }) {
  const { Argon2Error } = plain;
  const withThreads = hasThreads
    ? test
    : (title) => test.skip(title, "this runtime has no threads");

  withThreads(
    "a thread that is killed: ENGINE for its call, and a new thread for the next",
    async () => {
      const pool = new Pool({ threads: 2 });
      const [slow, fast] = [new Argon2id({ ...SLOW, pool }), new Argon2id({ ...FAST, pool })];
      check.ok(await fast.hash("x"), "a thread has started");
      const worker = workers.at(-1);
      const doomed = slow.hash("x");
      const others = Promise.all(["a", "b", "c"].map((password) => fast.hash(password)));
      await delay(50);
      worker.terminate();
      await check.rejects(() => doomed, {
        type: Argon2Error,
        code: "ENGINE",
        mentions: ["thread"],
      });
      const hashes = await others;
      check.equal(await fast.verify(hashes[2], "c"), true, "the other calls");
      await pool.close();
    },
  );

  withThreads("a thread that cannot start: the call is computed in place", async () => {
    const pool = new Pool({ threads: 1 });
    inNextThreads("throw new Error('a thread that cannot start');");
    const argon2id = new Argon2id({ ...FAST, pool });
    const hash = await argon2id.hash("x");
    check.equal(await argon2id.verify(hash, "x"), true);
    await pool.close();
  });

  withThreads("a worker function that throws: the call is computed in place", async () => {
    const pool = new Pool({
      worker() {
        throw new Error("no workers here");
      },
    });
    const argon2id = new Argon2id({ ...FAST, pool });
    check.equal(await argon2id.verify(await argon2id.hash("x"), "x"), true);
    await pool.close();
  });

  withThreads("1,000 calls, each tenth of them aborted: the others are right", async () => {
    const pool = new Pool({ threads: 2 });
    const argon2id = new Argon2id({ memorySize: 8, iterations: 1, pool });
    const hash = await argon2id.hash("7");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 1000 }, (_, i) => {
        const controller = new AbortController();
        const call = argon2id.verify(hash, `${i % 10}`, { signal: controller.signal });
        if (i % 10 === 3) controller.abort("gone");
        return call;
      }),
    );
    const wrong = outcomes.filter(({ value, reason }, i) =>
      i % 10 === 3 ? reason !== "gone" : value !== (i % 10 === 7),
    );
    check.equal(wrong.length, 0, "wrong outcomes");
    await pool.close();
  });
}
