// Fills the lanes of one computation on several threads, in one shared memory.
//
// Within a slice, the segments of different lanes don't depend on each other, so each thread fills
// those of its own lanes and then waits for the others (RFC 9106 section 3.4). The leader is the thread
// that runs the engine: passwords, secrets, H0 and the tag stay in the engine's own memory, and only
// blocks get into the shared one.

import type { Lanes } from "../engine.ts";

const BLOCK = 1024;
const SLICES = 4;
const PAGE = 64 * 1024;
const MOST_PAGES = 65536;

interface LanesExports extends WebAssembly.Exports {
  __stack_pointer: WebAssembly.Global;
  __heap_base: WebAssembly.Global;
  fill(
    ...numbers: [
      ...[arena: number, algorithm: number, version: number, m: number, t: number, p: number],
      ...[pass: number, slice: number, firstLane: number, endLane: number],
    ]
  ): void;
  claim(start: number, bytes: number): void;
  wipe(start: number, bytes: number): void;
}

/** RFC 9106's numbers for type and version, memory size in KiB, passes, lanes. */
type Params = [algorithm: number, version: number, m: number, t: number, p: number];

/** What the threads of one computation share. */
interface Computation {
  memory: WebAssembly.Memory;
  /** The barrier; see `createBarrier`. */
  control: Int32Array;
  params: Params;
  /** How many threads compute it. */
  size: number;
}

/** Tells a helper to fill its part. */
export type Help = Computation & { index: number };

/** Places in `control`: barriers passed, threads that wait, and whether a thread has failed. */
const [TURN, ARRIVED, STOPPED] = [0, 1, 2];

/**
 * Returns a function that waits until all threads have called it. Its atomic operations order the
 * threads' accesses to the shared memory.
 */
function createBarrier(control: Int32Array, size: number): () => void {
  return function wait() {
    const turn = Atomics.load(control, TURN);
    // Read this after the turn; otherwise a stop in between would go unnoticed.
    if (Atomics.load(control, STOPPED)) throw new Error("another thread has failed");
    if (Atomics.add(control, ARRIVED, 1) === size - 1) {
      Atomics.store(control, ARRIVED, 0);
      Atomics.add(control, TURN, 1);
      Atomics.notify(control, TURN);
    }
    while (Atomics.load(control, TURN) === turn) Atomics.wait(control, TURN, turn);
    if (Atomics.load(control, STOPPED)) throw new Error("another thread has failed");
  };
}

/** Releases the threads that wait; each then throws. */
function stop(control: Int32Array): void {
  Atomics.store(control, STOPPED, 1);
  Atomics.add(control, TURN, 1);
  Atomics.notify(control, TURN);
}

/** Where the shared memory has the stacks, one page for each thread, and the arena. */
function layoutOf({ __heap_base }: LanesExports, { size, params: [, , m, , p] }: Computation) {
  const stacks = Math.ceil(__heap_base.value / PAGE) * PAGE;
  const arena = stacks + size * PAGE;
  const laneBytes = Math.floor(m / (4 * p)) * 4 * BLOCK;
  return { stacks, arena, laneBytes };
}

interface Steps {
  /** Called once all pages have been claimed, before the first slice. */
  begin?(arena: number, laneBytes: number): void;
  afterSlice?(done: number): void;
  /** Called after the last slice, before the memory is wiped. */
  end?(arena: number, laneBytes: number): void;
}

/** Does one thread's part. */
function work(module: WebAssembly.Module, help: Help, steps: Steps = {}): void {
  const { memory, control, params, size, index } = help;
  const [, , , passes, lanes] = params;
  const wait = createBarrier(control, size);
  try {
    const instance = new WebAssembly.Instance(module, { env: { memory } });
    const { fill, claim, wipe, __stack_pointer, ...rest } = instance.exports as LanesExports;
    const { stacks, arena, laneBytes } = layoutOf(rest as LanesExports, help);
    const stack = stacks + index * PAGE;
    __stack_pointer.value = stack + PAGE;
    const share = (thread: number) => Math.floor((lanes * thread) / size);
    const [first, end] = [share(index), share(index + 1)];
    const own = [arena + first * laneBytes, (end - first) * laneBytes] as const;
    claim(...own);
    wait();
    steps.begin?.(arena, laneBytes);
    wait();
    for (let pass = 0; pass < passes; pass++) {
      for (let slice = 0; slice < SLICES; slice++) {
        fill(arena, ...params, pass, slice, first, end);
        wait();
        steps.afterSlice?.((pass * SLICES + slice + 1) / (passes * SLICES));
      }
    }
    steps.end?.(arena, laneBytes);
    wait();
    wipe(...own);
    new Uint8Array(memory.buffer, stack, PAGE).fill(0);
    wait();
  } catch (error) {
    stop(control);
    throw error;
  }
}

/**
 * Resolves once each port's helper has said that it is there. Firefox connects a new channel in later
 * turns of both threads' event loops, so it would not deliver what a leader sends before it blocks.
 */
export const connected = (ports: readonly MessagePort[]): Promise<unknown> =>
  Promise.all(
    ports.map(
      (port) =>
        new Promise<void>((resolve) => {
          port.onmessage = () => resolve();
        }),
    ),
  );

/** Fills this thread's part of the computations that a leader sends. */
export function help(module: WebAssembly.Module, port: MessagePort): void {
  port.onmessage = ({ data }) => {
    try {
      work(module, data as Help);
    } catch {} // `stop` has told the leader, which reports it
  };
  port.postMessage("here"); // see `connected`
}

export interface Leader {
  /** What the engine imports. */
  lanes: Lanes;
  /** Sets who helps with the next computations, and whether to compute them here at all. */
  prepare(team: { usesLanes: boolean; helpers: MessagePort[]; progress(done: number): void }): void;
}

export function createLeader(module: WebAssembly.Module): Leader {
  let team: Parameters<Leader["prepare"]>[0] | undefined;
  /** Kept, because a thread that computes never collects garbage. */
  let memory: WebAssembly.Memory | undefined;

  /** Makes the memory large enough, and returns whether the platform allowed it. */
  function reserve(bytes: number): boolean {
    try {
      memory ??= new WebAssembly.Memory({ initial: 2, maximum: MOST_PAGES, shared: true });
      const missing = bytes - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return true;
    } catch {
      return false;
    }
  }

  return {
    prepare(next) {
      team = next;
    },
    lanes: {
      takes(m) {
        // Stacks and what the module has below them take less than 70 pages.
        const isTaken = team?.usesLanes && reserve(m * BLOCK + 70 * PAGE);
        return isTaken ? 1 : 0;
      },
      fill(first, ...[algorithm, version, m, t, lanes, engine]) {
        if (!team || !memory) throw new Error("no lanes were taken"); // never a tag of unfilled lanes
        const { helpers, progress } = team;
        const params: Params = [algorithm, version, m, t, lanes];
        const size = helpers.length + 1;
        // A page that isn't cross-origin isolated has no SharedArrayBuffer, and no helpers.
        const control = new Int32Array(size > 1 ? new SharedArrayBuffer(12) : new ArrayBuffer(12));
        const computation: Computation = { memory, control, params, size };
        helpers.forEach((port, i) => {
          port.postMessage({ ...computation, index: i + 1 } satisfies Help);
        });
        const blocksOf = (buffer: ArrayBufferLike, start: number, count: number) =>
          new Uint8Array(buffer, start, count * BLOCK);
        const shared = memory;
        work(
          module,
          { ...computation, index: 0 },
          {
            begin(arena, laneBytes) {
              for (let lane = 0; lane < lanes; lane++) {
                const blocks = blocksOf(engine.buffer, first + lane * 2 * BLOCK, 2);
                blocksOf(shared.buffer, arena + lane * laneBytes, 2).set(blocks);
              }
            },
            afterSlice: progress,
            end(arena, laneBytes) {
              for (let lane = 0; lane < lanes; lane++) {
                const last = blocksOf(shared.buffer, arena + (lane + 1) * laneBytes - BLOCK, 1);
                blocksOf(engine.buffer, first + (lane * 2 + 1) * BLOCK, 1).set(last);
              }
            },
          },
        );
      },
    },
  };
}
