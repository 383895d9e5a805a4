import { type Glue, makeGlue } from "./edge_argon2_bg.js";
import { Argon2Error } from "./errors.ts";
import { isStackOverflow, mentions } from "./messages.ts";
import { FAILED, NO_MEMORY, refusal } from "./refusals.ts";

/** Returns the compiled module; called for each new instance. */
export type ModuleSource = () => WebAssembly.Module;

/**
 * Runs one call in an instance of the engine.
 *
 * Refusals of the engine become `Argon2Error`s. Anything else that is thrown, usually a trap, leaves
 * the instance in an unknown state: no further call gets it, and it is wiped once no call is running
 * in it. (A patched `crypto.getRandomValues` can make a call inside a call.)
 *
 * @param memorySize that the call needs, in KiB
 * @param call may run twice
 */
export type Run = <T>(memorySize: number, call: (glue: Glue) => T) => T;

/** One instance of the WebAssembly module, and the glue that calls it. */
interface Instance {
  glue: Glue;
  memory: WebAssembly.Memory;
  /** How many calls are running in it. */
  depth: number;
  /** Whether no further call gets it. */
  isSpent: boolean;
}

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  __wbindgen_start(): void;
}

/** The largest memorySize whose instance is kept, in KiB: 64 MiB above the default. */
export const KEPT_MEMORY_SIZE: number = 19456 + 64 * 1024;
/** The same for an instance's whole memory, in bytes, with room for everything but blocks. */
const KEPT_BYTES = (KEPT_MEMORY_SIZE + 2048) * 1024;

/** Makes the message for an engine that could not be loaded. */
export type Explain = (cause: unknown) => string;

export interface Runner {
  run: Run;
  /** Drops what is kept; the next call makes a new instance. */
  release(): void;
  /** Starts to load the module if that takes time; `undefined` once it is there. */
  ready(): Promise<void> | undefined;
}

/**
 * What the engine passes to `Lanes.fill`: the address of the blocks, RFC 9106's numbers of algorithm
 * and version, memory size in KiB, passes, and lanes.
 */
type Filling = [first: number, algorithm: number, version: number, m: number, t: number, p: number];

/** Threads that may fill the lanes of a hash instead of the engine, which asks before every hash. */
export interface Lanes {
  /** Returns 1 if `fill` is to fill the lanes of this computation, else 0. */
  takes(m: number, t: number, p: number): number;
  /**
   * `memory` has the first two blocks of every lane, one lane after the other. `fill` computes the
   * lanes elsewhere and writes the last block of each over its second one here. If it throws, the
   * call fails, and the instance is wiped and dropped.
   */
  fill(...filling: [...Filling, memory: WebAssembly.Memory]): void;
}

const NO_THREADS: Lanes = { takes: () => 0, fill() {} };

/**
 * Makes instances of one module when they are needed, and keeps one for later calls.
 *
 * @param explain `explainFailure` for entries that compile the module themselves
 * @param lanes threads that fill lanes, for entries that have them
 */
export function createRunner(
  load: ModuleSource,
  explain: Explain = notLoaded,
  ready: Runner["ready"] = () => undefined,
  lanes: Lanes = NO_THREADS,
): Runner {
  let kept: Instance | undefined;
  /**
   * The memory of an instance that is too large to keep, because WebAssembly memory never shrinks.
   * The garbage collector may free it at any time. Until then large calls reuse it, which saves them
   * the eighth of their time that fresh memory costs and saves the process a second large memory.
   */
  let spare: WeakRef<WebAssembly.Memory> | undefined;
  /** Instances by their memories, so that each one stays usable as long as its memory is alive. */
  const large = new WeakMap<WebAssembly.Memory, Instance>();

  function spareInstance(): Instance | undefined {
    const memory = spare?.deref();
    return memory && large.get(memory);
  }

  return { run, release, ready };

  function release(): void {
    kept = undefined;
    spare = undefined;
  }

  function run<T>(memorySize: number, call: (glue: Glue) => T): T {
    const isLargeCall = memorySize > KEPT_MEMORY_SIZE;
    const used = isLargeCall ? spareInstance() : kept;
    if (used && !used.isSpent) {
      try {
        return runIn(used, call);
      } catch (error) {
        // A used instance may have lost memory to fragmentation; a new one has lost none.
        const isRefused = error instanceof Argon2Error && error.code === "OUT_OF_MEMORY";
        if (!isLargeCall || !isRefused) throw error;
      }
    }
    const instance = instantiate(load, explain, lanes);
    if (!isLargeCall) kept = instance;
    return runIn(instance, call);
  }

  function runIn<T>(instance: Instance, call: (glue: Glue) => T): T {
    instance.depth++;
    try {
      return call(instance.glue);
    } catch (error) {
      const wasSpent = instance.isSpent;
      instance.isSpent = true; // first, because later code may overflow the stack
      if (typeof error === "number") {
        const refused = refusal(error);
        const lacksMemory = refused.code === "OUT_OF_MEMORY" && isLarge(instance);
        instance.isSpent = wasSpent || lacksMemory;
        throw refused;
      }
      if (isOutOfMemory(error)) throw new Argon2Error("OUT_OF_MEMORY", NO_MEMORY, { cause: error });
      throw new Argon2Error("ENGINE", FAILED, { cause: error });
    } finally {
      instance.depth--;
      if (instance.depth === 0) settle(instance);
    }
  }

  /** Keeps or drops an instance once no call is running in it. */
  function settle(instance: Instance): void {
    if (instance.isSpent) {
      new Uint8Array(instance.memory.buffer).fill(0);
    } else if (!isLarge(instance)) {
      return;
    } else if (typeof WeakRef !== "undefined" && (spareInstance()?.isSpent ?? true)) {
      // Only one at a time, because a WeakRef keeps its target alive until the task ends.
      spare = new WeakRef(instance.memory);
      large.set(instance.memory, instance);
    }
    if (instance === kept) kept = undefined;
  }
}

function isLarge({ memory }: Instance): boolean {
  return memory.buffer.byteLength > KEPT_BYTES;
}

function instantiate(load: ModuleSource, explain: Explain, lanes: Lanes): Instance {
  try {
    const glue = makeGlue();
    const exports = new WebAssembly.Instance(load(), {
      "./edge_argon2_bg.js": glue as unknown as WebAssembly.ModuleImports,
      lanes: {
        takes: lanes.takes,
        fill: (...filling: Filling) => lanes.fill(...filling, exports.memory),
      },
    }).exports as Exports;
    glue.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    return { glue, memory: exports.memory, depth: 0, isSpent: false };
  } catch (cause) {
    if (cause instanceof Argon2Error) throw cause; // `load` threw it
    if (isOutOfMemory(cause)) throw new Argon2Error("OUT_OF_MEMORY", NO_MEMORY, { cause });
    if (isStackOverflow(cause)) throw cause;
    throw new Argon2Error("ENGINE", explain(cause), { cause });
  }
}

export const notLoaded: Explain = (cause) =>
  `the WebAssembly engine could not be loaded (${String(cause)})`;

/** Matches the engine's own message, and those of runtimes that give an instance no memory. */
export const isOutOfMemory = (error: unknown): boolean => mentions(error, ["out of memory"]);

/**
 * Drops the WebAssembly instance that is kept between calls, and its memory with it; the JavaScript
 * engine frees the memory at its next garbage collection. The next call makes a new instance.
 */
export declare function release(): void;

export function createRelease(runner: Runner): typeof release {
  return function release() {
    runner.release();
  };
}
