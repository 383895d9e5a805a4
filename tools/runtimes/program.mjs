// Runs entries in Node, Deno and Bun: a bundled program reads inputs from standard input and prints
// a result for each, all as lines of JSON.
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { bundle } from "../bundle.mjs";
import { Failure } from "../failure.mjs";
import { answerOf, start, throughPipe } from "../process.mjs";
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
 * @property {string[]} [flags] of the runtime; in workerd, compatibility flags
 * @property {string[]} [v8Flags] of its V8
 * @property {NodeJS.ProcessEnv} [env] added to the runtime's environment
 * @property {string} [policy] Content-Security-Policy of the page, in browsers
 * @property {Record<string, string>} [headers] other headers of the page, in browsers
 * @property {string[]} [conditions] of the package's exports, in workerd
 * @property {Record<string, string>} [wasm] paths of .wasm files by the specifiers that the entry
 *   imports; it gets their bytes, or in workerd the compiled modules
 * @property {import("esbuild").BuildOptions} [bundling] how to bundle the entry differently
 * @property {number} [timeout] ms
 */

/**
 * @typedef {object} Session an entry that stays loaded between its calls
 * @property {string} version the runtime's
 * @property {(input: unknown) => Promise<any>} call one at a time; if it rejects, close the session
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {() => string | undefined} [missing] why it cannot run on this machine
 * @property {(entry: string, options: Options) => Promise<any>} run calls the entry once
 * @property {(entry: string, options: Options) => Promise<Session>} open ignores `input` and
 *   `timeout`; rejects with a `Failure` if the runtime is missing
 */

/** Derives `run` from `open`; without a `timeout`, the call has to end by itself. */
export const runOnce = (open, longest) => async (entry, options) => {
  const { input = {}, timeout = longest } = options;
  const session = await open(entry, options);
  const timer = timeout && setTimeout(session.close, timeout);
  try {
    return await session.call(input);
  } finally {
    clearTimeout(timer);
    await session.close();
  }
};

/**
 * @param {string} name
 * @param {(v8Flags: string[]) => string[]} command the runtime's, before its other flags
 * @param {"mjs" | "cjs"} [kind] the script's format
 * @returns {Runtime}
 */
function program(name, command, kind) {
  async function prepare(entry, options) {
    const { folder, flags = [], v8Flags = [], env } = options;
    const script = await bundleProgram("program-main.js", entry, options, kind);
    const line = [...command(v8Flags), ...flags, script];
    return { line, settings: { cwd: folder, env: { ...QUIET, ...env } } };
  }
  return {
    name,
    async run(entry, options) {
      const { line, settings } = await prepare(entry, options);
      const { folder, input = {}, timeout } = options;
      return throughPipe(line, folder, input, { ...settings, timeout });
    },
    async open(entry, options) {
      const [runtime] = command([]);
      const version = answerOf(runtime, ["--version"])?.match(/\d+\.\d+\.\d+\S*/)?.[0];
      if (!version) throw new Failure(`${name} is not installed: run \`npm run setup\`.`);
      const { line, settings } = await prepare(entry, options);
      return { version, ...converse(line, settings) };
    },
  };
}

/** Starts a program that answers lines of JSON. */
function converse(command, settings) {
  const { child, ended, stop, told } = start(command, settings);
  child.stdin.on("error", () => {}); // a program that ended; `call` reports it
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const call = async (input) => {
    child.stdin.write(`${JSON.stringify(input)}\n`);
    const { value, done } = await answers.next();
    if (done) {
      await ended;
      throw new Error(`the process ended: ${told.output.trim() || "it printed nothing"}`);
    }
    return JSON.parse(value);
  };
  return { call, close: () => stop(0) };
}

/** Node of a major version, through `import`. */
export const importing = (major) =>
  program(`Node ${major}`, (v8Flags) => [node(major), ...v8Flags]);

/** The same through `require`, which loads the CommonJS entries. */
export const requiring = (major) =>
  program(`Node ${major}, require()`, (v8Flags) => [node(major), ...v8Flags], "cjs");

/** The Node that runs this, through `import`. */
export const onThisNode = program("Node", (v8Flags) => [process.execPath, ...v8Flags]);

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
export async function bundleProgram(main, entry, { folder, wasm, bundling = {} }, kind = "mjs") {
  const outfile = join(await mkdtemp(join(folder, "program-")), `main.${kind}`);
  await bundle(`import ${JSON.stringify(ownModule(main))};`, {
    resolveDir: folder,
    outfile,
    alias: { entry, ...wasm },
    format: kind === "cjs" ? "cjs" : "esm",
    platform: "neutral",
    loader: { ".wasm": "binary" },
    plugins: [],
    ...bundling,
    external: ["edge-argon2", "node:*", ...(bundling.external ?? [])],
  });
  return outfile;
}

/** The path of a module of this folder. */
export const ownModule = (name) => fileURLToPath(new URL(name, import.meta.url));
