// Gives calls to threads: a bounded queue, bounded memory, and threads that end when they are idle.

import { Argon2Error, KEPT_MEMORY_SIZE } from "../shim.ts";
import type { FromThread, Modules, ToThread } from "./messages.ts";
import type { CheckedPoolOptions, PoolWorker } from "./options.ts";
import { refuse, refuseClosed, runInPlace, type Scheduler, type Task } from "./task.ts";
import { canShareMemory, requireWorker, startThread, type Thread } from "./thread.ts";

/** A thread, and what it does. */
interface Slot {
  thread: Thread;
  /** Resolves once the thread has its modules; later messages wait for that. */
  ready: Promise<void>;
  task?: Task | undefined;
  /** Memory that the thread keeps between calls, in KiB, because WebAssembly memory never shrinks. */
  held: Held;
  /** The threads that also have this one's shared memory. */
  helpers: Set<Slot>;
  /** Set if a thread ended whose shared memory this one has. */
  endsNext?: true;
  idleTimer?: ReturnType<typeof setTimeout>;
}

/**
 * From how many KiB × passes on lanes are computed in parallel. A shorter hash is over before the system
 * has moved the threads to different cores.
 */
const LEAST_PARALLEL_WORK = 65536;

/** The largest call in each of a thread's three memories: see engine.ts and lanes.ts. */
type Held = Record<"small" | "large" | "shared", number>;

/**
 * @param makeWorker `undefined` where there are no threads: then all calls are computed in place
 * @param compile compiles the modules, or returns those that it has compiled before
 */
export function createScheduler(
  options: CheckedPoolOptions,
  makeWorker: (() => PoolWorker) | undefined,
  compile: () => Promise<Modules>,
): Scheduler {
  const slots = new Set<Slot>();
  /** `slots`, and the threads that are being ended. */
  const present = new Set<Slot>();
  const queue: Task[] = [];
  /** Whether threads can be started; a page's policy may forbid them. */
  let canStart = makeWorker !== undefined;
  let hasStarted = false;
  let closing: Promise<void> | undefined;
  let whenGone = () => {};

  return {
    submit,
    cancel,
    close() {
      closing ??= endAll();
      return closing;
    },
  };

  function submit(task: Task): void {
    const { m } = task.costs;
    if (closing) {
      refuseClosed(task);
    } else if (canStart && m > options.memory) {
      const most = options.memory;
      refuse(task, "COST_LIMIT", `the hash needs ${m} KiB, and the pool's memory is ${most} KiB`);
    } else {
      queue.push(task);
      dispatch();
      if (queue.length > options.queue && queue.at(-1) === task) {
        queue.pop();
        refuse(task, "BUSY", `${options.queue} calls already wait for the pool; try again later`);
      }
    }
  }

  function cancel(task: Task, reason: unknown): void {
    const index = queue.indexOf(task);
    if (index >= 0) queue.splice(index, 1);
    slotsOf(task).forEach(end);
    task.reject(reason);
    dispatch();
  }

  function endAll(): Promise<void> {
    for (const task of queue.splice(0)) refuseClosed(task);
    slotsOf(undefined).forEach(end);
    return new Promise((resolve) => {
      whenGone = resolve;
      if (present.size === 0) resolve();
    });
  }

  function dispatch(): void {
    while (queue.length > 0) {
      const [task] = queue as [Task];
      let slot: Slot | undefined;
      try {
        slot = canStart ? slotFor(task) : undefined;
      } catch (error) {
        queue.shift();
        task.reject(error); // the option `worker` returned something else
        continue;
      }
      // A busy thread will take the call, or the memory of one that ends. Otherwise, `start` has failed.
      if (!slot && canStart && present.size > 0) return;
      queue.shift();
      if (slot) run(slot, task);
      else runInPlace(task);
    }
  }

  /** A thread for the next call, if one is free and the memory allows it. */
  function slotFor(task: Task): Slot | undefined {
    const idle = slotsOf(undefined).sort((a, b) => growth(a, task) - growth(b, task));
    for (const slot of idle) {
      const size = growth(slot, task);
      // A thread that makes room takes its helpers with it, and this one may be among them.
      if (makeRoom(size, slot) && slots.has(slot)) return hasRoom(size) ? slot : undefined;
    }
    // A new thread keeps no memory, so the call may fit where the memory of an old one leaves no room.
    const { m } = task.costs;
    const canHaveNew = makeRoom(m) && slots.size < options.threads && hasRoom(m);
    return canHaveNew ? start() : undefined;
  }

  /** Whether `size` more KiB fit now, beside what the threads that are being ended have. */
  function hasRoom(size: number): boolean {
    return heldBy(present) + size <= options.memory;
  }

  /**
   * Ends idle threads until `size` more KiB fit, once those threads are gone. Returns whether they will;
   * if they can't, no thread ends.
   */
  function makeRoom(size: number, except?: Slot): boolean {
    const others = slotsOf(undefined).filter((slot) => slot !== except);
    others.sort((a, b) => total(b.held) - total(a.held));
    if (heldBy(slots) - heldBy(others) + size > options.memory) return false;
    // Not by what they keep now, because an ended thread may leave a shared memory to a busy one.
    for (const slot of others) if (heldBy(slots) + size > options.memory) end(slot);
    return true;
  }

  /**
   * `undefined` if the platform refuses. Unless there have been threads, none is tried again.
   *
   * @throws TypeError if the option `worker` returns something else
   */
  function start(): Slot | undefined {
    let worker: PoolWorker;
    try {
      worker = (makeWorker as () => PoolWorker)();
    } catch {
      canStart = hasStarted || slots.size > 0;
      return undefined;
    }
    requireWorker(worker);
    const thread = startThread(worker, {
      message: (message) => receive(slot, message),
      died: (cause) => died(slot, cause),
    });
    const ready = Promise.all([compile(), thread.watched])
      .then(
        ([modules]) => thread.send({ start: modules }),
        () => lose(slot, runInPlace), // the next call compiles them again
      )
      .catch((cause) => died(slot, cause));
    const slot: Slot = {
      thread,
      ready,
      held: { small: 0, large: 0, shared: 0 },
      helpers: new Set(),
    };
    slots.add(slot);
    present.add(slot);
    return slot;
  }

  function run(leader: Slot, task: Task): void {
    const helpers = helpersFor(leader, task);
    leader.held = heldWith(leader, task);
    const channels = helpers.map((helper) => {
      const { port1, port2 } = new MessageChannel();
      leader.helpers.add(helper);
      occupy(helper, task);
      send(helper, { help: port1 }, [port1]);
      return port2;
    });
    occupy(leader, task);
    const { kind, call } = task;
    send(leader, { job: { kind, call, usesLanes: usesLanes(task), helpers: channels } }, channels);
  }

  /** The other threads that compute the call's lanes, if nothing else needs them. */
  function helpersFor(leader: Slot, task: Task): Slot[] {
    const { p } = task.costs;
    const helpers: Slot[] = [];
    if (!isParallel(task) || queue.length > 0) return helpers;
    const idle = slotsOf(undefined).filter((slot) => slot !== leader);
    while (helpers.length + 1 < Math.min(p, options.threads)) {
      const helper = idle.pop() ?? (slots.size < options.threads ? start() : undefined);
      if (!helper) break;
      helpers.push(helper);
    }
    return helpers;
  }

  function occupy(slot: Slot, task: Task): void {
    slot.task = task;
    clearTimeout(slot.idleTimer);
    slot.thread.hold(true);
  }

  function send(slot: Slot, message: ToThread, transfer?: MessagePort[]): void {
    slot.ready.then(() => slot.thread.send(message, transfer)).catch((cause) => died(slot, cause));
  }

  function receive(slot: Slot, message: FromThread): void {
    hasStarted = true;
    const { task } = slot;
    if (typeof message === "string" || !task) return;
    if ("progress" in message) {
      report(task, message.progress);
      return;
    }
    const team = slotsOf(task);
    if ("value" in message) {
      report(task, 1);
      task.resolve(message.value);
    } else {
      const { code, text, cause } = message.refused;
      task.reject(new Argon2Error(code, text, cause === undefined ? cause : { cause }));
      // A trap leaves the memory in an unknown state.
      if (code === "ENGINE") team.forEach(end);
    }
    team.forEach(release);
    dispatch();
  }

  function report(task: Task, done: number): void {
    try {
      task.onProgress?.(done);
    } catch (error) {
      cancel(task, error);
    }
  }

  function release(slot: Slot): void {
    if (!slots.has(slot)) return; // it has ended
    slot.task = undefined;
    slot.thread.hold(false);
    if (slot.endsNext || closing) {
      end(slot);
      return;
    }
    slot.idleTimer = setTimeout(() => end(slot), options.idle);
    (slot.idleTimer as { unref?(): void }).unref?.();
  }

  function died(slot: Slot, cause: unknown): void {
    if (!slots.has(slot)) return; // `end` ended it
    if (!hasStarted) canStart = false;
    const text = "the thread that computed the hash has ended; the next call gets a new one";
    const error = new Argon2Error("ENGINE", text, { cause });
    lose(slot, canStart ? (task) => task.reject(error) : runInPlace);
  }

  /** Ends a thread and those that compute the same call, and settles the call. */
  function lose(slot: Slot, settle: (task: Task) => void): void {
    const { task } = slot;
    if (task) {
      slotsOf(task).forEach(end);
      settle(task);
    } else {
      end(slot);
    }
    dispatch();
  }

  /** The threads that compute a call; the idle ones for `undefined`. */
  function slotsOf(task: Task | undefined): Slot[] {
    return [...slots].filter((slot) => slot.task === task);
  }

  function end(slot: Slot): void {
    if (!slots.delete(slot)) return;
    slot.task = undefined; // so that its last messages are ignored
    clearTimeout(slot.idleTimer);
    for (const leader of slots) leader.helpers.delete(slot);
    const forget = () => {
      present.delete(slot);
      if (present.size === 0) whenGone();
      dispatch(); // to a call that waits for the thread's memory
    };
    slot.thread.end().then(forget, forget);
    for (const helper of slot.helpers) {
      helper.held.shared += slot.held.shared; // the helper keeps it until it ends
      helper.endsNext = true;
      if (!helper.task) end(helper);
    }
  }
}

const total = ({ small, large, shared }: Held) => small + large + shared;

const heldBy = (slots: Iterable<Slot>) =>
  [...slots].reduce((sum, { held }) => sum + total(held), 0);

/** Whether several threads may compute a call's lanes. */
const isParallel = ({ costs: { m, t, p } }: Task) =>
  p > 1 && m * t >= LEAST_PARALLEL_WORK && canShareMemory();

/** Whether a call is computed with the module for lanes, which also knows how much is done. */
const usesLanes = (task: Task) => task.onProgress !== undefined || isParallel(task);

/** What a thread keeps once it has computed the call as well. */
function heldWith({ held }: Slot, task: Task): Held {
  const { m } = task.costs;
  const place = usesLanes(task) ? "shared" : m > KEPT_MEMORY_SIZE ? "large" : "small";
  return { ...held, [place]: Math.max(held[place], m) };
}

const growth = (slot: Slot, task: Task) => total(heldWith(slot, task)) - total(slot.held);
