// What a Worker ships for hashing and verifying: bundled and minified JavaScript, and .wasm files.
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundleShipped } from "../lib/bundle.mjs";

/**
 * @param {object[]} peers
 * @returns {Promise<Record<string, { script: Sizes, wasm: Sizes }>>} by peer; those that cannot be
 *   shipped to a Worker are left out
 */
export async function measureSizes(peers) {
  const sizes = {};
  for (const peer of peers.filter(({ ships }) => ships !== undefined)) {
    sizes[peer.key] = await sizesOf(await bundleShipped(peer));
  }
  return sizes;
}

/** The sizes of what `bundleShipped` returned. */
export async function sizesOf({ script, wasmFiles }) {
  const wasm = await Promise.all(wasmFiles.map((file) => readFile(file)));
  return { script: total([script]), wasm: total(wasm) };
}

/**
 * @typedef {{ raw: number, gzip: number, brotli: number }} Sizes in bytes
 * @returns {Sizes} each file compressed by itself
 */
function total(files) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files.filter(({ length }) => length > 0)) {
    sum.raw += file.length;
    sum.gzip += gzipSync(file, { level: 9 }).length;
    sum.brotli += brotliCompressSync(file, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: file.length },
    }).length;
  }
  return sum;
}
