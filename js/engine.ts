import { NO_TEXT_CODECS } from "./bytes.js";
import { type Glue, makeGlue } from "./edge_argon2_bg.js";
import { Argon2Error } from "./errors.js";

/** Gets the compiled module; called at the first hash of an isolate or thread. */
export type ModuleSource = () => WebAssembly.Module;

/** One instance and the glue that calls it. */
interface Engine {
  glue: Glue;
  memory: WebAssembly.Memory;
  /** Calls that it is in the middle of. */
  depth: number;
  /** Whether no further call gets it. */
  isSpent: boolean;
}

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  __wbindgen_start(): void;
}

/** The largest memorySize whose instance is kept, in KiB: 64 MiB above the default. */
const KEPT_MEMORY_SIZE = 19456 + 64 * 1024;
/** The same of an instance's memory, in bytes, with room for what is not blocks. */
const KEPT_BYTES = (KEPT_MEMORY_SIZE + 2048) * 1024;

let kept: Engine | undefined;
/**
 * An instance too large to be kept, as WebAssembly memory never shrinks. The collector may take it
 * at any time; until then it saves large calls the eighth of their time that fresh memory costs.
 */
let spare: WeakRef<Engine> | undefined;

/**
 * Runs one call in an instance of this isolate or thread, making it first if there is none.
 *
 * Refusals of the engine become `Argon2Error`s with the engine's code. Anything else that is
 * thrown, a trap above all, leaves the instance in an unknown state: no further call gets it, and
 * when none is in the middle of it (a patched `crypto.getRandomValues` can make a call inside a
 * call), it is wiped.
 *
 * @param memorySize that the call is expected to need, in KiB
 */
export function callEngine<T>(
  source: ModuleSource,
  memorySize: number,
  call: (glue: Glue) => T,
): T {
  const engine = obtain(source, memorySize);
  engine.depth++;
  try {
    return call(engine.glue);
  } catch (error) {
    const { isSpent } = engine;
    engine.isSpent = true; // before anything that may find no stack
    if (isReport(error)) {
      // A large instance may have lost memory to its own fragments, which a new one has not.
      const lacksMemory = error.code === "OUT_OF_MEMORY" && isLarge(engine);
      engine.isSpent = isSpent || lacksMemory;
      throw new Argon2Error(error.code, error.message);
    }
    if (isOutOfMemory(error)) throw new Argon2Error("OUT_OF_MEMORY", NO_MEMORY, { cause: error });
    throw new Argon2Error("ENGINE", "the WebAssembly engine failed; the next call gets a new one", {
      cause: error,
    });
  } finally {
    engine.depth--;
    if (engine.depth === 0) release(engine);
  }
}

/** There is one instance at a time: a large one takes the place of the one that is kept. */
function obtain(source: ModuleSource, memorySize: number): Engine {
  const large = memorySize > KEPT_MEMORY_SIZE ? spare?.deref() : undefined;
  const known = large ?? kept;
  kept = known === undefined || known.isSpent ? instantiate(source) : known;
  return kept;
}

/** Decides what becomes of an instance that no call is in the middle of. */
function release(engine: Engine): void {
  if (engine.isSpent) {
    new Uint8Array(engine.memory.buffer).fill(0);
  } else if (!isLarge(engine)) {
    return;
  } else if (typeof WeakRef !== "undefined" && (spare?.deref()?.isSpent ?? true)) {
    // One at a time, as a WeakRef holds on to its target until the task ends.
    spare = new WeakRef(engine);
  }
  if (engine === kept) kept = undefined;
}

function isLarge({ memory }: Engine): boolean {
  return memory.buffer.byteLength > KEPT_BYTES;
}

function instantiate(source: ModuleSource): Engine {
  try {
    const glue = makeGlue();
    const imports = { "./edge_argon2_bg.js": glue as unknown as WebAssembly.ModuleImports };
    const exports = new WebAssembly.Instance(source(), imports).exports as Exports;
    glue.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    return { glue, memory: exports.memory, depth: 0, isSpent: false };
  } catch (cause) {
    if (isOutOfMemory(cause)) throw new Argon2Error("OUT_OF_MEMORY", NO_MEMORY, { cause });
    throw new Argon2Error("ENGINE", explain(cause), { cause });
  }
}

/** What is missing or forbidden, and what to do about it; the runtime's own words are the cause. */
function explain(cause: unknown): string {
  if (typeof WebAssembly === "undefined") {
    return "this runtime has no WebAssembly (React Native's Hermes is one); hash on the server";
  }
  if (typeof TextEncoder === "undefined" || typeof TextDecoder === "undefined") {
    return NO_TEXT_CODECS;
  }
  if (cause instanceof WebAssembly.CompileError && NOT_COMPILED_HERE.test(cause.message)) {
    return (
      "compiling WebAssembly is forbidden here: in a page, allow 'wasm-unsafe-eval' in the " +
      'Content-Security-Policy\'s script-src; in a Worker, let the bundler use the "workerd" ' +
      "condition of this package's exports"
    );
  }
  if (cause instanceof WebAssembly.CompileError && !hasSimd()) {
    return (
      "this runtime has no WebAssembly SIMD, which Node 16.4, Chrome 91, Firefox 89 and Safari 16.4 " +
      "have, on processors with SSE 4.1; use a newer one, or hash on the server"
    );
  }
  return `the WebAssembly engine could not be loaded (${String(cause)})`;
}

/** What V8 (pages and workerd), SpiderMonkey and JavaScriptCore say when a policy forbids it. */
const NOT_COMPILED_HERE = /Content Security Policy|CSP|unsafe-eval|disallowed by embedder|blocked/i;

function hasSimd(): boolean {
  // A module with nothing but a function that drops a vector.
  const header = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0];
  return WebAssembly.validate(Uint8Array.of(...header, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11));
}

const NO_MEMORY = "the runtime refused the memory; lower memorySize";

/** The engine's own words, and what runtimes say when an instance gets no memory. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && /out of memory/i.test(error.message);
}

/** Whether this is the plain object in which the engine reports a refusal. */
function isReport(error: unknown): error is Pick<Argon2Error, "code" | "message"> {
  return error instanceof Object && Object.getPrototypeOf(error) === Object.prototype;
}
