// Bundles with esbuild. A program imports the installed package by its bare name. A Worker contains
// the package and keeps its .wasm files beside the script, as wrangler does.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

/** How wrangler resolves packages. */
export const WORKER = {
  conditions: ["workerd", "worker", "browser"],
  mainFields: ["browser", "module", "main"],
};

/**
 * @typedef {object} Worker
 * @property {string} folder holds the script `worker.js` and the .wasm files
 * @property {string[]} wasm names of the .wasm files
 */

/**
 * @param {string} source of an ES module
 * @param {import("esbuild").BuildOptions & { resolveDir: string, wasm?: (specifier: string, importer: string) => string | undefined }} options
 *   `wasm` returns the path of a .wasm file, or undefined if the specifier is its relative path
 * @returns {Promise<{ script: string, wasm: Map<string, string>, inputs: string[] }>} `script`
 *   is the code unless `outfile` is set; `wasm` maps the names of the imported .wasm files to their
 *   paths; `inputs` are the paths of the bundled files
 */
export async function bundle(source, { resolveDir, wasm: locate = () => {}, ...options }) {
  const wasm = new Map();
  const setup = ({ onResolve }) =>
    onResolve({ filter: /\.wasm$/ }, ({ path, importer, resolveDir: folder }) => {
      const file = locate(path, importer) ?? join(folder, path);
      wasm.set(basename(file), file);
      return { path: `./${basename(file)}`, external: true, sideEffects: true };
    });
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir },
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
    metafile: true,
    write: options.outfile !== undefined,
    plugins: [{ name: "wasm files", setup }],
    ...options,
  });
  return { wasm, script: outputFiles?.[0].text, inputs: Object.keys(metafile.inputs) };
}

/**
 * Bundles a Worker into a folder, which it empties first.
 *
 * @param {string} folder
 * @param {string} source of its ES module
 * @param {object} options of `bundle`
 * @returns {Promise<Worker>}
 */
export async function bundleWorker(folder, source, options) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, "worker.js");
  const { wasm } = await bundle(source, { ...WORKER, ...options, outfile });
  for (const [name, path] of wasm) await copyFile(path, join(folder, name));
  return { folder, wasm: [...wasm.keys()] };
}
