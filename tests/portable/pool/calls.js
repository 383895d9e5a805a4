// Options, limits, the queue, closing, aborting and progress.

import * as check from "../../kit/check.js";
import { delay } from "./threads.js";

export const name = "calls";

const FAST = { memorySize: 64, iterations: 1 };
/** Takes long enough to be interrupted, on any machine. */
const SLOW = { memorySize: 65536, iterations: 20 };

export function define(test, { plain, pool: { Argon2id, Pool, hashRaw }, hasThreads }) {
  const { Argon2Error } = plain;
  const withThreads = hasThreads
    ? test
    : (title) => test.skip(title, "this runtime has no threads");

  /** Runs `call` with a pool of its own, which is closed afterwards. */
  async function withPool(options, call) {
    const pool = new Pool(options);
    try {
      return await call(pool);
    } finally {
      await pool.close();
    }
  }

  test("errors have the plain class's types and codes", async () => {
    const argon2id = new Argon2id({ ...FAST, maxPasswordLength: 10 });
    const never = ["hunter2"];
    const refused = (call, code) => check.rejects(call, { type: Argon2Error, code, never });
    await refused(() => argon2id.verify("hunter2", "hunter2"), "INVALID_HASH");
    await refused(() => argon2id.verify("$2b$10$hunter2", "hunter2"), "UNSUPPORTED_HASH");
    await refused(() => argon2id.hash("hunter2hunter2"), "PASSWORD_TOO_LONG");
    const hash = await argon2id.hash("hunter2");
    await refused(() => argon2id.verify(hash.replace("m=64", "m=2097151"), "x"), "COST_LIMIT");
    await refused(() => argon2id.verify("hunter2", hash), "PASSWORD_TOO_LONG");
    await refused(() => new Argon2id(FAST).verify("hunter2", hash), "INVALID_HASH");
    await check.rejects(() => argon2id.hash(), { type: TypeError });
    await check.rejects(() => hashRaw("x", { salt: new Uint8Array(4) }), { type: RangeError });
  });

  test("wrong options are refused, and the error names the option and the range", async () => {
    for (const [options, mentions] of [
      [{ threads: 0 }, ["threads", "1", "64"]],
      [{ threads: 1.5 }, ["threads"]],
      [{ queue: -1 }, ["queue", "0"]],
      [{ idle: "1" }, ["idle"]],
      [{ memory: 7 }, ["memory", "8"]],
    ]) {
      check.throws(() => new Pool(options), { type: RangeError, mentions }, mentions[0]);
    }
    check.throws(() => new Pool({ thread: 1 }), {
      type: TypeError,
      mentions: ["unknown option thread;", "threads"],
    });
    check.throws(() => new Pool(null), { type: TypeError });
    check.throws(() => new Pool({ worker: 1 }), { type: TypeError, mentions: ["worker"] });
    check.throws(() => new Argon2id({ pool: {} }), { type: TypeError, mentions: ["pool"] });
    check.throws(() => new plain.Argon2id({ pool: new Pool() }), {
      type: TypeError,
      mentions: ["pool"],
    });
    const argon2id = new Argon2id(FAST);
    await check.rejects(() => argon2id.hash("x", { memorySize: 8 }), {
      type: TypeError,
      mentions: ["memorySize"],
    });
    await check.rejects(() => argon2id.hash("x", { signal: 1 }), {
      type: TypeError,
      mentions: ["signal"],
    });
    await check.rejects(() => argon2id.hash("x", { signal: { addEventListener() {} } }), {
      type: TypeError,
      mentions: ["signal"],
    });
    await check.rejects(() => argon2id.hash("x", { onProgress: 1 }), {
      type: TypeError,
      mentions: ["onProgress"],
    });
  });

  withThreads("a worker function that returns no worker rejects the calls", async () => {
    for (const worker of [() => undefined, async () => ({}), () => "pool-worker.js"]) {
      const pool = new Pool({ worker });
      const argon2id = new Argon2id({ ...FAST, pool });
      for (const password of ["first", "second"]) {
        const expected = { type: TypeError, mentions: ["worker"] };
        await check.rejects(() => argon2id.hash(password), expected);
      }
      await pool.close();
    }
  });

  withThreads("calls after a large one with lanes get the memory that it took", () =>
    withPool({ threads: 4, memory: 65536 }, async (pool) => {
      const costs = { memorySize: 65536, iterations: 1, parallelism: 4 };
      check.ok(await new Argon2id({ ...costs, pool }).hash("x"), "the large one");
      check.ok(await new Argon2id({ ...FAST, pool }).hash("x"), "the next one");
    }),
  );

  withThreads("a full queue refuses the next call with BUSY, and computes the others", () =>
    withPool({ threads: 1, queue: 2 }, async (pool) => {
      const argon2id = new Argon2id({ ...FAST, pool });
      const calls = ["a", "b", "c", "d", "e"].map((password) => argon2id.hash(password));
      const outcomes = await Promise.allSettled(calls);
      const codes = outcomes.map(({ reason }) => reason?.code ?? "hash");
      check.equal(codes.join(), "hash,hash,hash,BUSY,BUSY");
      check.equal(await argon2id.verify(await argon2id.hash("f"), "f"), true, "afterwards");
    }),
  );

  withThreads("a call that needs more memory than the pool has is refused", () =>
    withPool({ memory: 1024 }, async (pool) => {
      const mentions = ["1025", "1024"];
      const expected = { type: Argon2Error, code: "COST_LIMIT", mentions };
      await check.rejects(() => new Argon2id({ memorySize: 1025, pool }).hash("x"), expected);
      const stored = await new plain.Argon2id({ memorySize: 1025, iterations: 1 }).hash("x");
      await check.rejects(() => new Argon2id({ ...FAST, pool }).verify(stored, "x"), expected);
      check.ok(await new Argon2id({ memorySize: 1024, pool }).hash("x"), "one that fits");
    }),
  );

  withThreads("calls wait for memory, and each gets its result", () =>
    withPool({ threads: 4, memory: 3000 }, async (pool) => {
      const argon2id = new Argon2id({ memorySize: 1000, iterations: 1, pool });
      const large = new Argon2id({ memorySize: 3000, iterations: 1, pool });
      const calls = Array.from({ length: 24 }, async (_, i) => {
        const hasher = i % 5 === 0 ? large : argon2id;
        return hasher.verify(await hasher.hash(`${i}`), `${i}`);
      });
      const results = await Promise.all(calls);
      check.ok(
        results.every((result) => result === true),
        "all are right",
      );
    }),
  );

  test("close refuses later calls with CLOSED, and can be called twice", async () => {
    const pool = new Pool();
    const argon2id = new Argon2id({ ...FAST, pool });
    check.ok(await argon2id.hash("x"), "before");
    await pool.close();
    await pool.close();
    await check.rejects(() => argon2id.hash("x"), { type: Argon2Error, code: "CLOSED" });
    check.ok(await new Argon2id(FAST).hash("x"), "the default pool is still open");
  });

  withThreads("close refuses the calls that wait, and waits for those that run", async () => {
    const pool = new Pool({ threads: 1 });
    const argon2id = new Argon2id({ ...FAST, pool });
    const calls = [argon2id.hash("a"), argon2id.hash("b"), argon2id.hash("c")];
    const outcomes = Promise.allSettled(calls);
    await Promise.all([pool.close(), pool.close()]);
    const codes = (await outcomes).map(({ reason }) => reason?.code ?? "hash");
    check.equal(codes.join(), "hash,CLOSED,CLOSED");
  });

  test("a pool is an async disposable where the platform has them", async () => {
    if (!Symbol.asyncDispose) return check.ok(true, "this platform has none");
    const pool = new Pool();
    await pool[Symbol.asyncDispose]();
    const argon2id = new Argon2id({ ...FAST, pool });
    await check.rejects(() => argon2id.hash("x"), { type: Argon2Error, code: "CLOSED" });
  });

  test("a signal that is aborted already: nothing is computed", async () => {
    const reason = new RangeError("the user has left the page");
    const call = new Argon2id(SLOW).hash("x", { signal: AbortSignal.abort(reason) });
    check.equal(await call.catch((error) => error), reason, "the signal's reason");
  });

  withThreads("a signal that is aborted while the call waits or runs", () =>
    withPool({ threads: 1 }, async (pool) => {
      const argon2id = new Argon2id({ ...SLOW, pool });
      const fast = new Argon2id({ ...FAST, pool });
      check.ok(await fast.hash("x"), "the thread has started");
      const [running, waiting] = [new AbortController(), new AbortController()];
      const calls = [
        argon2id.hash("a", { signal: running.signal }),
        argon2id.hash("b", { signal: waiting.signal }),
        fast.hash("c"),
      ];
      const outcomes = Promise.allSettled(calls);
      await delay(20);
      waiting.abort("waiting");
      running.abort("running");
      const [first, second, third] = await outcomes;
      check.equal(first.reason, "running", "the one that ran");
      check.equal(second.reason, "waiting", "the one that waited");
      check.equal(await fast.verify(third.value, "c"), true, "the next one");
    }),
  );

  withThreads("a signal for many calls has one listener, cancels them all, and keeps none", () =>
    withPool({ threads: 1 }, async (pool) => {
      const argon2id = new Argon2id({ ...FAST, pool });
      const controller = new AbortController();
      const { signal } = controller;
      const listeners = new Set();
      for (const [method, change] of [
        ["addEventListener", "add"],
        ["removeEventListener", "delete"],
      ]) {
        const real = signal[method];
        signal[method] = function (type, listener) {
          listeners[change](listener);
          real.call(this, type, listener);
        };
      }
      const hashAll = () => Array.from({ length: 20 }, () => argon2id.hash("x", { signal }));
      const first = hashAll();
      check.equal(listeners.size, 1, "listeners of the first calls");
      await Promise.all(first);
      check.equal(listeners.size, 0, "listeners afterwards");
      const second = Promise.allSettled(hashAll());
      controller.abort("gone");
      const reasons = (await second).map(({ reason }) => reason);
      check.ok(
        reasons.every((reason) => reason === "gone"),
        `the reasons: ${reasons}`,
      );
      check.equal(listeners.size, 0, "listeners after the signal was aborted");
    }),
  );

  test("a signal that is aborted afterwards changes nothing", async () => {
    const controller = new AbortController();
    const argon2id = new Argon2id(FAST);
    const hash = await argon2id.hash("x", { signal: controller.signal });
    controller.abort();
    check.equal(await argon2id.verify(hash, "x", { signal: undefined }), true);
  });

  test("progress rises to 1", async () => {
    const seen = [];
    const argon2id = new Argon2id({ memorySize: 16384, iterations: 8 });
    const hash = await argon2id.hash("x", { onProgress: (done) => seen.push(done) });
    check.equal(seen.at(-1), 1, "the last");
    check.ok(
      seen.every((done, i) => done > (seen[i - 1] ?? 0)),
      `they rise: ${seen}`,
    );
    if (hasThreads) check.ok(seen.length > 1, `there are several: ${seen}`);
    check.equal(await new plain.Argon2id().verify(hash, "x"), true, "the hash is right");
  });

  test("progress rises to 1 where verify tries two forms of the password", async () => {
    const seen = [];
    const argon2id = new Argon2id({ memorySize: 16384, iterations: 4 });
    const hash = await argon2id.hash("x");
    const onProgress = (done) => seen.push(done);
    check.equal(await argon2id.verify(hash, "A\u030a", { onProgress }), false);
    check.ok(
      seen.every((done, i) => done > (seen[i - 1] ?? 0)),
      `they rise: ${seen}`,
    );
    check.equal(seen.at(-1), 1, "the last");
  });

  test("an error that onProgress throws rejects the call", async () => {
    const error = new Error("from onProgress");
    const onProgress = () => {
      throw error;
    };
    const call = new Argon2id(FAST).hash("x", { onProgress });
    check.equal(await call.catch((reason) => reason), error);
  });

  withThreads("timers run while a hash is computed", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await new Argon2id({ memorySize: 65536, iterations: 4 }).hash("x");
    clearInterval(timer);
    check.ok(ticks > 10, `${ticks} ticks`);
  });
}
