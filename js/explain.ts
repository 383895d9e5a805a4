// Explains why the engine could not be loaded. Only entries that compile it need this: workerd's entry
// imports a module that the runtime compiled, and its bundles stay smaller without these messages.

import { NO_TEXT_CODECS } from "./bytes.ts";
import { notLoaded } from "./engine.ts";
import { mentions } from "./messages.ts";

/** Says what is missing or forbidden, and what to do about it; the runtime's own error is the cause. */
export function explainFailure(cause: unknown): string {
  if (typeof WebAssembly === "undefined") {
    return (
      "this runtime has no WebAssembly: Node and Chrome have none with --jitless, nor does React " +
      "Native's Hermes; allow it, or hash on the server"
    );
  }
  if (typeof TextEncoder === "undefined" || typeof TextDecoder === "undefined") {
    return NO_TEXT_CODECS;
  }
  if (cause instanceof WebAssembly.CompileError && mentions(cause, NOT_COMPILED_HERE)) {
    return (
      "compiling WebAssembly is forbidden here: in a page, allow 'wasm-unsafe-eval' in the " +
      'Content-Security-Policy\'s script-src; in a Worker, let the bundler use the "workerd" ' +
      "condition of this package's exports"
    );
  }
  if (mentions(cause, ["main thread"])) {
    return "Chrome before mid-2023 does not compile WebAssembly of this size on a page's main thread; hash in a Web Worker";
  }
  if (cause instanceof WebAssembly.CompileError && !hasInstructions()) {
    return (
      "this runtime lacks WebAssembly SIMD or reference types, which Node 20, Chrome 96, Firefox 92 " +
      "and Safari 16.4 have, on processors with SSE 4.1; use a newer one, or hash on the server"
    );
  }
  return notLoaded(cause);
}

/** What V8 (pages and workerd), SpiderMonkey and JavaScriptCore say when a policy forbids compiling. */
const NOT_COMPILED_HERE = [
  "content security policy",
  "csp",
  "unsafe-eval",
  "disallowed by embedder",
  "blocked",
];

function hasInstructions(): boolean {
  // A module with nothing but a function that takes a reference and drops a vector.
  const header = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0, 3, 2, 1, 0];
  return WebAssembly.validate(Uint8Array.of(...header, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11));
}
