// A browser that refuses to compile a large module on a page's main thread. Until 2023, Chrome drew
// the line at 4 KiB. Today's Chromium draws it at 8 MiB, so the module is padded to more than that.

import { failsForGood } from "./aftermath.js";

export const name = "main thread";

/** The size of a custom section, and its header: id 0 and the size in LEB128. */
const PADDING = 9 * 2 ** 20;
const HEAD = [0, 0x80, 0x80, 0xc0, 0x04];

/** Must be called before the package is imported. */
export function padModules() {
  const { Module } = WebAssembly;
  WebAssembly.Module = function PaddedModule(wasm) {
    const padded = new Uint8Array(wasm.byteLength + HEAD.length + PADDING);
    padded.set(new Uint8Array(wasm.buffer ?? wasm));
    padded.set(HEAD, wasm.byteLength);
    return new Module(padded);
  };
}

export function define(test, { api }) {
  test("every call is ENGINE and says where to hash instead", () =>
    failsForGood(api, ["main thread", "Web Worker"]));
}
