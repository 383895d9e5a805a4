// Bundles with esbuild. A program imports the installed package by its bare name. A Worker contains
// the package and keeps its .wasm files beside the script, as wrangler does.
import { copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

/** How wrangler resolves packages. */
const WORKER = {
  conditions: ["workerd", "worker", "browser"],
  mainFields: ["browser", "module", "main"],
};

/**
 * @typedef {object} Bundle
 * @property {string} script its code; undefined if `outfile` is set
 * @property {string[]} wasm the paths of the imported .wasm files
 * @property {string[]} inputs the paths of the bundled files
 *
 * @param {string} source of an ES module
 * @param {import("esbuild").BuildOptions & { resolveDir: string, wasm?: (specifier: string) => string | undefined }} options
 *   `wasm` returns the path of a .wasm file, or undefined if the specifier is its path
 * @returns {Promise<Bundle>}
 */
export async function bundle(source, { resolveDir, wasm: locate = () => {}, ...options }) {
  const wasm = new Set();
  const setup = ({ onResolve }) =>
    onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir: folder }) => {
      const file = locate(path) ?? resolve(folder, path);
      wasm.add(file);
      return { path: `./${basename(file)}`, external: true, sideEffects: true };
    });
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir },
    bundle: true,
    format: "esm",
    target: "es2022",
    tsconfigRaw: "{}", // the project's maps the package to its sources
    logLevel: "warning",
    metafile: true,
    write: options.outfile !== undefined,
    plugins: [{ name: "wasm files", setup }],
    ...options,
  });
  return { script: outputFiles?.[0].text, wasm: [...wasm], inputs: Object.keys(metafile.inputs) };
}

/**
 * @typedef {object} Worker
 * @property {string} folder holds the script `worker.js` and the .wasm files
 * @property {string[]} wasm names of the .wasm files
 */

/** Bundles a Worker into a folder, which it empties first. @returns {Promise<Worker>} */
export async function bundleWorker(folder, source, options) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, "worker.js");
  const { wasm } = await bundle(source, { ...WORKER, ...options, outfile });
  for (const path of wasm) await copyFile(path, join(folder, basename(path)));
  return { folder, wasm: wasm.map((path) => basename(path)) };
}

/** Bundles what a Worker ships, as wrangler does for production. @returns {Promise<Bundle>} */
export const bundleShipped = (source, options) =>
  bundle(source, { ...WORKER, ...options, minify: true });

/**
 * @typedef {{ raw: number, gzip: number, brotli: number }} Sizes in bytes, each file compressed
 *   separately
 * @param {Bundle} bundle
 * @returns {Promise<{ script: Sizes, wasm: Sizes }>}
 */
export async function sizesOf({ script, wasm }) {
  const files = await Promise.all(wasm.map((path) => readFile(path)));
  return { script: total([Buffer.from(script)]), wasm: total(files) };
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
