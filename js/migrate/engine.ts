import { isOutOfMemory, type ModuleSource } from "../engine.ts";
import { Argon2Error } from "../errors.ts";
import { explainFailure } from "../explain.ts";
import { FAILED } from "../refusals.ts";
import { type Glue, makeGlue } from "./edge_argon2_migrate_bg.js";

interface Engine {
  glue: Glue;
  memory: WebAssembly.Memory;
}

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  __wbindgen_start(): void;
}

/** The largest memory that is kept between calls, in bytes: that of the usual scrypt costs plus 8 MiB. */
const KEPT_BYTES = 40 * 1024 * 1024;

const NO_MEMORY = "the runtime refused the memory that the costs of this scrypt hash need";

let kept: Engine | undefined;

/**
 * Runs one call in the instance of this isolate or thread, making it first if there is none. The
 * call must not call this function. Whatever it throws leaves the instance in an unknown state, so
 * the instance is wiped and dropped.
 */
export function callEngine<T>(source: ModuleSource, call: (glue: Glue) => T): T {
  const engine = kept ?? instantiate(source);
  kept = undefined;
  try {
    const result = call(engine.glue);
    // WebAssembly memory never shrinks, so a large one is dropped; the allocator has wiped it.
    if (engine.memory.buffer.byteLength <= KEPT_BYTES) kept = engine;
    return result;
  } catch (cause) {
    new Uint8Array(engine.memory.buffer).fill(0);
    if (isOutOfMemory(cause)) throw new Argon2Error("OUT_OF_MEMORY", NO_MEMORY, { cause });
    throw new Argon2Error("ENGINE", FAILED, { cause });
  }
}

function instantiate(source: ModuleSource): Engine {
  try {
    const glue = makeGlue();
    const imports = { "./edge_argon2_migrate_bg.js": glue as unknown as WebAssembly.ModuleImports };
    const exports = new WebAssembly.Instance(source(), imports).exports as Exports;
    glue.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    return { glue, memory: exports.memory };
  } catch (cause) {
    if (isOutOfMemory(cause)) throw new Argon2Error("OUT_OF_MEMORY", NO_MEMORY, { cause });
    throw new Argon2Error("ENGINE", explainFailure(cause), { cause });
  }
}
