// Stubs wasm-bindgen's glue, the .wasm, and the package that adapters import, so that the
// TypeScript runs by itself. `node --import` loads this before any test.

import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    const isStubbed = /^edge-argon2$|\/edge_argon2(_migrate)?_bg\.js$/.test(specifier);
    if (!isStubbed) return next(specifier, context);
    return { url: import.meta.url, shortCircuit: true };
  },
});

let methods = {};

/** Sets the exports of the glue of future instances. */
export function stub(exports) {
  methods = exports;
}

export const makeGlue = () => ({ __wbg_set_wasm() {}, ...methods });

/** What adapters import and these tests don't reach. */
export class Argon2Error extends Error {}
export const parse = () => {};

/** Adapters get a class that records what it hashes. */
export const hashed = [];
export class Argon2id {
  hash = async (password) => {
    hashed.push(password);
    return "stored";
  };
  verify = async () => false;
  needsRehash = () => false;
}

/** A module with the two exports that every instance needs: memory and a start function. */
export const loadEmptyModule = () =>
  new WebAssembly.Module(
    Uint8Array.of(
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...[1, 4, 1, 0x60, 0, 0], // type: () → ()
      ...[3, 2, 1, 0], // function 0 of type 0
      ...[5, 3, 1, 0, 1], // memory of one page or more
      ...[7, 29, 2],
      ...[6, ...Buffer.from("memory"), 2, 0],
      ...[16, ...Buffer.from("__wbindgen_start"), 0, 0],
      ...[10, 4, 1, 2, 0, 0x0b], // the function's empty body
    ),
  );
