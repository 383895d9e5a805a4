// The pool's scheduler with workers that only answer when they are told to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { checkPoolOptions } from "../../js/pool/options.ts";
import { createScheduler } from "../../js/pool/scheduler.ts";
import { KEPT_MEMORY_SIZE } from "../../js/shim.ts";

/**
 * @param {object} options of the pool
 * @param {(worker: object) => object} [makeWorker] changes a worker before the scheduler gets it
 * @param {object} [platform] how threads end there, and how modules are compiled
 * @returns a scheduler, the workers that it has started, and `hash`, which submits a call
 */
function scheduling(
  options,
  makeWorker = (worker) => worker,
  { takesToEnd = () => {}, compile = async () => ({}) } = {},
) {
  const workers = [];
  class Stub {
    listeners = {};
    jobs = [];
    /** The largest call so far in each of the thread's memories, in KiB. */
    held = { small: 0, large: 0, shared: 0 };
    helps = 0;
    isEnded = false;
    isGone = false;
    on = (event, listener) => {
      this.listeners[event] = listener;
    };
    postMessage = (message) => {
      if (message.start) this.listeners.message("started");
      if (message.help) this.helps++;
      if (!message.job) return;
      this.jobs.push(message.job);
      const { call, usesLanes } = message.job;
      const place = usesLanes ? "shared" : call.m > KEPT_MEMORY_SIZE ? "large" : "small";
      this.held[place] = Math.max(this.held[place], call.m);
    };
    answer = (value = "hash") => {
      this.jobs.shift();
      this.listeners.message({ value });
    };
    terminate = async () => {
      this.isEnded = true;
      await takesToEnd();
      this.isGone = true;
    };
    ref() {}
    unref() {}
  }
  const start = () => {
    const worker = makeWorker(new Stub());
    workers.push(worker);
    return worker;
  };
  const scheduler = createScheduler(checkPoolOptions(options), start, compile);
  const hash = (m, { t = 1, p = 1, onProgress } = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers();
    const inPlace = () => "in place";
    const task = {
      kind: "hash",
      call: { m },
      costs: { m, t, p },
      onProgress,
      inPlace,
      resolve,
      reject,
    };
    scheduler.submit(task);
    promise.catch(() => {});
    return { promise, task };
  };
  const live = () => workers.filter(({ isEnded }) => !isEnded);
  return { scheduler, workers, live, hash };
}

/** Lets messages arrive. */
const settle = () => delay(0);

test("calls wait in the order in which they came", async () => {
  const { workers, hash } = scheduling({ threads: 1 });
  const calls = [hash(8), hash(8), hash(8)];
  for (const [i, { promise }] of calls.entries()) {
    await settle();
    assert.equal(workers[0].jobs.length, 1, "one job at a time");
    workers[0].answer(i);
    assert.equal(await promise, i);
  }
  assert.equal(workers.length, 1, "workers");
});

test("an idle thread ends in time, and a new one computes the next call", async () => {
  const { workers, hash } = scheduling({ threads: 1, idle: 20 });
  const first = hash(8);
  await settle();
  workers[0].answer();
  await first.promise;
  assert.equal(workers[0].isEnded, false, "right afterwards");
  await delay(200);
  assert.equal(workers[0].isEnded, true, "after the idle time");
  hash(8);
  assert.equal(workers.length, 2, "workers");
});

test("calls and what threads keep never exceed the memory", async () => {
  const memory = 200_000;
  const takesToEnd = () => delay(4);
  const { workers, live, hash } = scheduling({ threads: 4, memory }, undefined, { takesToEnd });
  const calls = Array.from({ length: 1000 }, (_, i) => {
    const onProgress = i % 5 === 1 ? () => {} : undefined;
    return hash(8 + ((i * 7919) % (memory - 7)), { onProgress });
  });
  let done = 0;
  for (const { promise } of calls) promise.then(() => done++);
  for (await settle(); done < calls.length; await settle()) {
    const present = workers.filter(({ isGone }) => !isGone);
    const held = present.flatMap(({ held }) => Object.values(held)).reduce((sum, m) => sum + m, 0);
    assert.ok(held <= memory, `${held} KiB`);
    const busy = live().filter(({ jobs }) => jobs.length > 0);
    assert.ok(
      busy.length + present.length > 0,
      "something runs or ends as long as something waits",
    );
    busy[done % busy.length]?.answer();
  }
});

test("a call waits for the memory of a canceled one until its thread has ended", async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers();
  const takesToEnd = () => ended;
  const { scheduler, workers, hash } = scheduling({ threads: 2, memory: 100 }, undefined, {
    takesToEnd,
  });
  const canceled = hash(60);
  await settle();
  const next = hash(50);
  scheduler.cancel(canceled.task, "canceled");
  await settle();
  assert.equal(workers.length, 1, "threads while the first one ends");
  end();
  await settle();
  workers[1].answer();
  assert.equal(await next.promise, "hash");
});

test("a call waits for a shared memory until the last thread that has it has ended", async () => {
  const { workers, hash } = scheduling({ threads: 2, memory: 100_000 });
  const lanes = hash(65536, { p: 2 });
  await settle();
  const [leader, helper] = workers;
  leader.answer();
  await lanes.promise;
  const small = [hash(8), hash(8)];
  await settle();
  leader.answer();
  await small[0].promise;
  const large = hash(60_000);
  await settle();
  assert.equal(leader.isGone, true, "the leader");
  assert.equal(workers.length, 2, "threads while the helper is busy");
  helper.answer();
  await small[1].promise;
  await settle();
  workers[2].answer();
  assert.equal(await large.promise, "hash");
});

test("modules that could not be compiled: the call is computed in place, the next on a thread", async () => {
  let compilations = 0;
  const compile = async () => {
    if (++compilations === 1) throw new RangeError("out of memory");
    return {};
  };
  const { live, hash } = scheduling({ threads: 1 }, undefined, { compile });
  assert.equal(await hash(8).promise, "in place");
  const { promise } = hash(8);
  await answerNext(live);
  assert.equal(await promise, "hash");
});

/** Answers a call as soon as a live thread has it. */
async function answerNext(live) {
  await settle();
  const worker = live().find(({ jobs }) => jobs.length > 0);
  assert.ok(worker, "a live thread has the call");
  worker.answer();
}

test("a call that fits only without what the idle threads keep gets a new thread", async () => {
  const { live, hash } = scheduling({ threads: 2, memory: 100 });
  const onProgress = () => {};
  const kept = [hash(60, { onProgress }), hash(30, { onProgress })];
  for (const { promise } of kept) {
    await answerNext(live);
    await promise;
  }
  const { promise } = hash(80);
  await answerNext(live);
  await promise;
});

test("a call that fits only without the memory of lanes gets a new thread", async () => {
  const { live, hash } = scheduling({ threads: 4, memory: 65536 });
  const lanes = hash(65536, { p: 4 });
  await answerNext(live);
  await lanes.promise;
  const { promise } = hash(8);
  await answerNext(live);
  await promise;
});

test("a call that can't fit ends no idle thread", async () => {
  const { live, hash } = scheduling({ threads: 2, memory: 100 });
  hash(60);
  const first = hash(8);
  await settle();
  live()[1].answer();
  await first.promise;
  hash(50);
  assert.equal(live().length, 2, "threads");
});

test("a call with lanes takes the idle threads", async () => {
  const { workers, hash } = scheduling({ threads: 3 });
  const { promise } = hash(65536, { p: 4 });
  await settle();
  assert.deepEqual(
    workers.map(({ helps }) => helps),
    [0, 1, 1],
    "threads that help",
  );
  workers[0].answer();
  await promise;
});

test("a call with lanes leaves the other threads to calls that wait", async () => {
  const { workers, hash } = scheduling({ threads: 2 });
  const blocking = [hash(8), hash(8)];
  const [lanes, next] = [hash(65536, { p: 4 }), hash(8)];
  await settle();
  workers[0].answer();
  await blocking[0].promise;
  await settle();
  workers[1].answer();
  await blocking[1].promise;
  await settle();
  assert.deepEqual(
    workers.map(({ jobs }) => jobs.length),
    [1, 1],
    "jobs",
  );
  for (const worker of workers) worker.answer();
  await Promise.all([lanes.promise, next.promise]);
});

test("a worker that dies: ENGINE for its call, and all threads of that call end", async () => {
  const { workers, live, hash } = scheduling({ threads: 2 });
  const { promise } = hash(65536, { p: 2 });
  await settle();
  workers[1].listeners.exit(1);
  await assert.rejects(promise, { code: "ENGINE" });
  assert.equal(live().length, 0, "threads");
});

test("a worker that dies before any has started: the call is computed in place", async () => {
  const { workers, hash } = scheduling({ threads: 2 }, (worker) =>
    Object.assign(worker, { postMessage() {} }),
  );
  const { promise } = hash(8);
  workers[0].listeners.error(new Error("blocked"));
  assert.equal(await promise, "in place");
  assert.equal(await hash(8).promise, "in place", "the next one");
  assert.equal(workers.length, 1, "workers");
});

test("a worker that the platform refuses: calls wait for the threads that there are", async () => {
  let started = 0;
  const { workers, hash } = scheduling({ threads: 2 }, (worker) => {
    if (++started > 1) throw new Error("no more threads");
    return worker;
  });
  const calls = [hash(8), hash(8)];
  for (const { promise } of calls) {
    await settle();
    workers[0].answer();
    assert.equal(await promise, "hash");
  }
});

test("a worker to which nothing can be sent: the call is computed in place", async () => {
  const { hash } = scheduling({ threads: 1 }, (worker) =>
    Object.assign(worker, {
      postMessage() {
        throw new Error("from postMessage");
      },
    }),
  );
  assert.equal(await hash(8).promise, "in place");
});

test("onProgress is not called after the call has been canceled", async () => {
  const { scheduler, workers, hash } = scheduling({ threads: 1 });
  const seen = [];
  const { promise, task } = hash(8, { onProgress: (done) => seen.push(done) });
  await settle();
  workers[0].listeners.message({ progress: 0.25 });
  scheduler.cancel(task, "canceled");
  workers[0].listeners.message({ progress: 0.5 });
  workers[0].answer();
  await assert.rejects(promise, (reason) => reason === "canceled");
  assert.deepEqual(seen, [0.25]);
});

test("a canceled call ends its thread, and one that waits never starts", async () => {
  const { scheduler, workers, hash } = scheduling({ threads: 1 });
  const [running, waiting, last] = [hash(8), hash(8), hash(8)];
  await settle();
  scheduler.cancel(waiting.task, "waiting");
  scheduler.cancel(running.task, "running");
  await assert.rejects(running.promise, (reason) => reason === "running");
  await assert.rejects(waiting.promise, (reason) => reason === "waiting");
  await settle();
  assert.deepEqual(
    workers.map(({ isEnded }) => isEnded),
    [true, false],
    "threads ended",
  );
  workers[1].answer();
  assert.equal(await last.promise, "hash");
});
