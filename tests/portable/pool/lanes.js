// Lanes in parallel, in a shared memory.

import { toHex } from "../../kit/bytes.js";
import * as check from "../../kit/check.js";
import { COUNT_RESIDUE, delay, failAtBarrier, inNextThreads, workers } from "./threads.js";

export const name = "lanes";

/** Large enough for lanes in parallel. */
const LANES = { memorySize: 65536, iterations: 1, parallelism: 4 };
/** Chromium lets a thread run for two seconds longer, and Bun and Deno until the hash is complete. */
const SLOW = { memorySize: 65536, iterations: 400, parallelism: 4 };

export function define(test, { plain, pool: { Argon2id, Pool, hashRaw }, hasThreads }) {
  const { Argon2Error } = plain;
  const canShare = hasThreads && globalThis.crossOriginIsolated !== false;
  const withLanes = canShare ? test : (title) => test.skip(title, "this runtime shares no memory");
  const salt = new Uint8Array(16).fill(7);

  for (const threads of [1, 2, 3, 4]) {
    withLanes(`all types, ${threads} threads: the same tags as in place`, async () => {
      const pool = new Pool({ threads });
      for (const algorithm of ["argon2id", "argon2i", "argon2d"]) {
        for (const version of [16, 19]) {
          const options = {
            ...LANES,
            memorySize: 32768 + 77,
            iterations: 2,
            algorithm,
            version,
            salt,
          };
          const [own, expected] = await Promise.all([
            hashRaw("password", { ...options, pool }),
            plain.hashRaw("password", options),
          ]);
          check.equal(toHex(own), toHex(expected), `${algorithm}, version ${version}`);
        }
      }
      await pool.close();
    });
  }

  withLanes("two threads take part, and nothing is left in the shared memory", async () => {
    const pool = new Pool({ threads: 2 });
    const before = workers.length;
    inNextThreads(COUNT_RESIDUE, COUNT_RESIDUE);
    const argon2id = new Argon2id({ ...LANES, pool });
    const started = argon2id.hash("password");
    check.equal(workers.length - before, 2, "threads");
    const residues = [];
    for (const worker of workers.slice(before)) {
      const listener = (message) => residues.push((message.data ?? message).residue);
      if (worker.on) worker.on("message", listener);
      else worker.addEventListener("message", listener);
    }
    const hash = await started;
    check.equal(
      await plain.Argon2id.prototype.verify.call(new plain.Argon2id(), hash, "password"),
      true,
      "the hash",
    );
    await delay(0); // the listeners above come after the pool's
    const counts = residues.filter(Boolean).flat();
    check.ok(counts.length > 0, "a shared memory was looked at");
    check.equal(Math.max(...counts), 0, "words that are not zero");
    await pool.close();
  });

  withLanes("a helper that is killed: ENGINE, and the next call is right", async () => {
    const pool = new Pool({ threads: 2 });
    const [slow, fast] = [new Argon2id({ ...SLOW, pool }), new Argon2id({ ...LANES, pool })];
    const hash = await fast.hash("x");
    const helper = workers.at(-1);
    const doomed = slow.hash("x");
    await delay(100);
    helper.terminate();
    await check.rejects(() => doomed, { type: Argon2Error, code: "ENGINE" });
    check.equal(await fast.verify(hash, "x"), true, "afterwards");
    await pool.close();
  });

  for (const [who, codes] of [
    ["the leader", [failAtBarrier(5), ""]],
    ["a helper", ["", failAtBarrier(5)]],
  ]) {
    withLanes(`a trap of ${who} at a barrier: ENGINE, and the next call is right`, async () => {
      const pool = new Pool({ threads: 2 });
      inNextThreads(...codes);
      const argon2id = new Argon2id({ ...LANES, pool });
      await check.rejects(() => argon2id.hash("x"), { type: Argon2Error, code: "ENGINE" });
      check.equal(await argon2id.verify(await argon2id.hash("x"), "x"), true, "afterwards");
      await pool.close();
    });
  }

  withLanes("a thread without shared memory computes alone", async () => {
    const pool = new Pool({ threads: 2 });
    inNextThreads('WebAssembly.Memory = function () { throw new RangeError("no memory"); };');
    const argon2id = new Argon2id({ ...LANES, pool });
    check.equal(await argon2id.verify(await argon2id.hash("x"), "x"), true);
    await pool.close();
  });
}
