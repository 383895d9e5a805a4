// What a Worker ships: minified JavaScript and .wasm files, and how large they are.
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundle, WORKER } from "./bundle.mjs";

/**
 * Bundles as wrangler does for production.
 *
 * @param {string} source of an ES module that imports what is shipped
 * @param {object} options of `bundle`
 * @returns {Promise<{ script: string, wasmFiles: string[], inputs: string[] }>} `inputs` are the
 *   paths of the files that the script was made from
 */
export async function bundleShipped(source, options) {
  const { script, wasm, inputs } = await bundle(source, { ...WORKER, ...options, minify: true });
  return { script, wasmFiles: [...wasm.values()], inputs };
}

/**
 * @typedef {{ raw: number, gzip: number, brotli: number }} Sizes in bytes, each file compressed
 *   separately
 * @returns {Promise<{ script: Sizes, wasm: Sizes }>} of what `bundleShipped` returned
 */
export async function sizesOf({ script, wasmFiles }) {
  const wasm = await Promise.all(wasmFiles.map((file) => readFile(file)));
  return { script: total([script]), wasm: total(wasm) };
}

function total(files) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files.filter(({ length }) => length > 0)) {
    sum.raw += file.length;
    sum.gzip += gzipSync(file, { level: 9 }).length;
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: file.length };
    sum.brotli += brotliCompressSync(file, { params }).length;
  }
  return sum;
}
