// What Node, Deno and Bun have in common: a bundled program reads its input from standard input and
// prints its result, both as JSON.
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "../bundle.mjs";
import { throughPipe } from "../process.mjs";

/**
 * How a runtime runs an entry: the path of an ES module that exports `run(input, host)`, which
 * returns the result or a promise. The entry is bundled. It imports the installed package, except
 * in workerd, where the package is bundled too, as wrangler does. `host` has what only some
 * runtimes offer: `inspect(value)`, and `memory()`, the process's resident memory in bytes.
 *
 * @typedef {object} Options
 * @property {string} folder where the package is installed
 * @property {unknown} [input] anything that JSON can represent
 * @property {string[]} [flags] of the runtime
 * @property {string[]} [v8Flags] of its V8
 * @property {NodeJS.ProcessEnv} [env] added to the runtime's environment
 * @property {string} [policy] Content-Security-Policy of the page, in Chromium
 * @property {string[]} [conditions] of the package's exports, in workerd
 * @property {Record<string, string>} [wasm] paths of .wasm files by the specifiers that the entry
 *   imports; it gets their bytes, or in workerd the compiled modules
 * @property {number} [timeout] ms
 */

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {() => string | undefined} [missing] why it cannot run on this machine
 * @property {(entry: string, options: Options) => Promise<any>} run
 */

/**
 * @param {string} main path of the module that imports "entry"
 * @param {string} entry
 * @param {Options} options
 * @param {"mjs" | "cjs"} [kind] the script's format
 * @returns {Promise<string>} the path of a script in the folder
 */
export async function bundleProgram(main, entry, { folder, wasm }, kind = "mjs") {
  const outfile = join(await mkdtemp(join(folder, "program-")), `main.${kind}`);
  await bundle(`import ${JSON.stringify(main)};`, {
    resolveDir: folder,
    outfile,
    alias: { entry, ...wasm },
    external: ["edge-argon2", "node:*"],
    format: kind === "cjs" ? "cjs" : "esm",
    platform: "neutral",
    loader: { ".wasm": "binary" },
    plugins: [],
  });
  return outfile;
}

/** Runs a script from `bundleProgram`. @param {string[]} command the runtime with its flags */
export const runProgram = (command, script, { folder, input = {}, env, timeout }) =>
  throughPipe([...command, script], folder, input, { env, timeout });
