import * as glue from "./edge_argon2_bg.js";
import { Argon2Error } from "./errors.js";

/** Gets the compiled module; called at the first hash of an isolate or thread. */
export type ModuleSource = () => WebAssembly.Module;

type Glue = typeof glue;

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  __wbindgen_start(): void;
}

/**
 * Memory that an idle instance may keep, in bytes: what the default costs need and 64 MiB more.
 * WebAssembly memory never shrinks, so beyond that the instance is given up.
 */
const KEPT_MEMORY = (19456 + 64 * 1024 + 2048) * 1024;

let instance: Exports | undefined;
let depth = 0;
let trapped = false;

/**
 * Runs one call in the instance of this isolate or thread, making it first if there is none.
 *
 * Refusals of the engine become `Argon2Error`s with the engine's code. Anything else that is
 * thrown, a trap above all, leaves the instance in an unknown state: it is wiped and dropped, and
 * the next call gets a new one. A call inside a call (from a patched `crypto.getRandomValues`)
 * leaves that to the outer one.
 */
export function callEngine<T>(source: ModuleSource, call: (engine: Glue) => T): T {
  instance ??= instantiate(source);
  depth++;
  try {
    return call(glue);
  } catch (error) {
    if (isReport(error)) throw new Argon2Error(error.code, error.message);
    trapped = true;
    throw new Argon2Error("ENGINE", "the WebAssembly engine failed; the next call gets a new one", {
      cause: error,
    });
  } finally {
    depth--;
    if (depth === 0 && (trapped || instance.memory.buffer.byteLength > KEPT_MEMORY)) drop(instance);
  }
}

function instantiate(source: ModuleSource): Exports {
  try {
    const imports = { "./edge_argon2_bg.js": glue as unknown as WebAssembly.ModuleImports };
    const exports = new WebAssembly.Instance(source(), imports).exports as Exports;
    glue.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    return exports;
  } catch (cause) {
    throw new Argon2Error("ENGINE", explain(cause), { cause });
  }
}

/** What is missing or forbidden, and what to do about it; the runtime's own words are the cause. */
function explain(cause: unknown): string {
  if (typeof WebAssembly === "undefined") {
    return "this runtime has no WebAssembly (React Native's Hermes is one); hash on the server";
  }
  if (cause instanceof WebAssembly.CompileError && NOT_COMPILED_HERE.test(cause.message)) {
    return (
      "compiling WebAssembly is forbidden here: in a page, allow 'wasm-unsafe-eval' in the " +
      'Content-Security-Policy\'s script-src; in a Worker, let the bundler use the "workerd" ' +
      "condition of this package's exports"
    );
  }
  return `the WebAssembly engine could not be loaded (${String(cause)})`;
}

/** What V8 (pages and workerd), SpiderMonkey and JavaScriptCore say when a policy forbids it. */
const NOT_COMPILED_HERE = /Content Security Policy|CSP|unsafe-eval|disallowed by embedder|blocked/i;

function drop({ memory }: Exports): void {
  if (trapped) new Uint8Array(memory.buffer).fill(0);
  // Growing detaches the old buffer, which tells the glue that its view of it is stale.
  memory.grow(0);
  instance = undefined;
  trapped = false;
}

/** Whether this is the plain object in which the engine reports a refusal. */
function isReport(error: unknown): error is Pick<Argon2Error, "code" | "message"> {
  return error instanceof Object && Object.getPrototypeOf(error) === Object.prototype;
}
