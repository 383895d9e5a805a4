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
  trapped: boolean;
}

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  __wbindgen_start(): void;
}

/** Costs from which on an instance is too large to be kept, in KiB: 64 MiB above the default. */
const LARGE_MEMORY_SIZE = 19456 + 64 * 1024;
/** The memory of an instance that is kept, in bytes, with room for what is not blocks. */
const KEPT_MEMORY = (LARGE_MEMORY_SIZE + 2048) * 1024;

let kept: Engine | undefined;
/**
 * The latest instance that was too large to be kept, since WebAssembly memory never shrinks. It is
 * the collector's; until that comes by, calls as large spare themselves fresh memory, which would
 * be an eighth of their time.
 */
let large: WeakRef<Engine> | undefined;

/**
 * Runs one call in an instance of this isolate or thread, making it first if there is none.
 *
 * Refusals of the engine become `Argon2Error`s with the engine's code. Anything else that is
 * thrown, a trap above all, leaves the instance in an unknown state: it is wiped and dropped, and
 * the next call gets a new one. A call inside a call (from a patched `crypto.getRandomValues`)
 * leaves that to the outer one.
 *
 * @param memorySize that the call is expected to need, in KiB
 */
export function callEngine<T>(
  source: ModuleSource,
  memorySize: number,
  call: (glue: Glue) => T,
): T {
  if (memorySize > LARGE_MEMORY_SIZE) kept = large?.deref() ?? kept;
  kept ??= instantiate(source);
  const engine = kept;
  engine.depth++;
  try {
    return call(engine.glue);
  } catch (error) {
    if (isReport(error)) throw new Argon2Error(error.code, error.message);
    engine.trapped = true;
    if (isOutOfMemory(error)) throw new Argon2Error("OUT_OF_MEMORY", NO_MEMORY, { cause: error });
    throw new Argon2Error("ENGINE", "the WebAssembly engine failed; the next call gets a new one", {
      cause: error,
    });
  } finally {
    engine.depth--;
    if (engine.depth === 0) dropUnlessUsable(engine);
  }
}

function dropUnlessUsable(engine: Engine): void {
  const { buffer } = engine.memory;
  const isLarge = buffer.byteLength > KEPT_MEMORY;
  if (!engine.trapped && !isLarge) return;
  if (engine === kept) kept = undefined;
  if (engine.trapped) {
    new Uint8Array(buffer).fill(0);
    if (isLarge) large = undefined;
  } else if (typeof WeakRef !== "undefined") {
    large = new WeakRef(engine);
  }
}

function instantiate(source: ModuleSource): Engine {
  try {
    const glue = makeGlue();
    const imports = { "./edge_argon2_bg.js": glue as unknown as WebAssembly.ModuleImports };
    const exports = new WebAssembly.Instance(source(), imports).exports as Exports;
    glue.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    return { glue, memory: exports.memory, depth: 0, trapped: false };
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
