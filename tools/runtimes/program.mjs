// Runs entries in Node, Deno and Bun: a bundled program reads its input from standard input and
// prints its result, both as JSON.
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../bundle.mjs";
import { throughPipe } from "../process.mjs";
import { native, node, QUIET } from "../programs.mjs";

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
 * @param {string} name
 * @param {(v8Flags: string[]) => string[]} command the runtime's, before its other flags
 * @param {"mjs" | "cjs"} [kind] the script's format
 * @returns {Runtime}
 */
const program = (name, command, kind) => ({
  name,
  async run(entry, options) {
    const { folder, input = {}, flags = [], v8Flags = [], env, timeout } = options;
    const script = await bundleProgram("program-main.js", entry, options, kind);
    return throughPipe([...command(v8Flags), ...flags, script], folder, input, {
      env: { ...QUIET, ...env },
      timeout,
    });
  },
});

/** Node of a major version, through `import`. */
export const importing = (major) =>
  program(`Node ${major}`, (v8Flags) => [node(major), ...v8Flags]);

/** The same through `require`, which loads the CommonJS entries. */
export const requiring = (major) =>
  program(`Node ${major}, require()`, (v8Flags) => [node(major), ...v8Flags], "cjs");

/** Deno without any permission: access to files, the environment or the system would fail. */
export const onDeno = program("Deno", (v8Flags) => [
  ...[...native("deno"), "run"],
  ...(v8Flags.length > 0 ? [`--v8-flags=${v8Flags.join(",")}`] : []),
]);

export const onBun = program("Bun", () => native("bun"));

/**
 * Bundles an entry with a module of this folder that imports "entry".
 *
 * @param {string} main the module's name
 * @param {string} entry
 * @param {Options} options
 * @param {"mjs" | "cjs"} [kind] the script's format
 * @returns {Promise<string>} the path of a script in the folder
 */
export async function bundleProgram(main, entry, { folder, wasm }, kind = "mjs") {
  const outfile = join(await mkdtemp(join(folder, "program-")), `main.${kind}`);
  await bundle(`import ${JSON.stringify(ownModule(main))};`, {
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

/** The path of a module of this folder. */
export const ownModule = (name) => fileURLToPath(new URL(name, import.meta.url));
