// The last step on the .wasm: removes the panic messages and what JavaScript never calls, shortens the
// names of imports, and runs wasm-opt.
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import binaryen from "binaryen";
import { runTool } from "../../tools/process.mjs";

/**
 * Code that runs only once a panic is certain, and text formatting, which nothing else uses. A
 * panic traps either way, and its message, which nobody would read, would be a fifth of the file.
 */
const PANICS = [
  /^<?(core|std)\[\w+\]::(fmt|panicking)::/,
  /^<.+ as core(\[\w+\])?::(fmt|panic)::/,
  /^core\[\w+\]::str::count::do_count_chars$/,
  /^core\[\w+\]::(option|result)::(unwrap|expect)_failed$/,
  /^core\[\w+\]::slice::.+_fail$/,
  /^alloc\[\w+\]::(alloc::handle_alloc_error|raw_vec::handle_error)$/,
  /\]::rust_panic$/,
];

/** wasm-bindgen's exports for unwinding and for freeing forgotten objects, which js/ doesn't use. */
const UNUSED_EXPORTS = /^(?:__abort_handler|__instance_terminated|__wbg_\w+_free)$/;

/**
 * Optimizes for size and leaves the kernel as it is. Its speed depends on the order of its instructions and on staying a separate function:
 * engines switch to optimized code at a function's next call, and a whole hash may be one call of
 * the function that the kernel would be inlined into.
 */
export const ENGINE_PASSES = [
  "-Oz",
  "--one-caller-inline-max-function-size=0",
  "--skip-pass=simplify-locals",
  "--skip-pass=simplify-locals-nostructure",
  "--skip-pass=precompute-propagate",
  "--skip-pass=ssa-nomerge",
];

/** Custom sections, which only linkers and debuggers read. */
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/**
 * Optimizes a .wasm file in place, which still has its name section, and renames its imports in the
 * glue. The default passes optimize for size and leave the kernel as it is.
 *
 * @param {{ wasm: string, glue: string }} paths
 * @param {string[]} [passes] of wasm-opt
 */
export async function optimizeWasm({ wasm, glue }, passes = ENGINE_PASSES) {
  const module = binaryen.readBinary(await readFile(wasm));
  removePanics(module);
  removeUnusedExports(module);
  const shortNames = shortenImports(module);
  await writeFile(wasm, module.emitBinary());
  module.dispose();
  const code = await readFile(glue, "utf8");
  await writeFile(
    glue,
    code.replace(/\b\w+\b/g, (word) => shortNames.get(word) ?? word),
  );
  await runWasmOpt(wasm, passes);
}

/** Runs wasm-opt on a file in place, with the options of `optimizeWasm`. */
export function runWasmOpt(wasm, passes) {
  return runTool(["wasm-opt", ...passes, ...STRIP, wasm, "-o", wasm], {
    otherwise: `wasm-opt failed on ${basename(wasm)}: see its output above.`,
  });
}

function functionsOf(module) {
  return Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
  );
}

function removePanics(module) {
  const panics = functionsOf(module).filter(({ name }) =>
    PANICS.some((pattern) => pattern.test(name)),
  );
  if (panics.length === 0) throw new Error("no panics found: does the .wasm still have its names?");
  for (const { name, params, results } of panics) {
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.unreachable());
  }
}

function removeUnusedExports(module) {
  for (let index = module.getNumExports() - 1; index >= 0; index--) {
    const { name } = binaryen.getExportInfo(module.getExportByIndex(index));
    if (UNUSED_EXPORTS.test(name)) module.removeExport(name);
  }
}

/**
 * wasm-bindgen's names end in hashes, which don't compress and would be a fiftieth of what a Worker
 * ships.
 */
function shortenImports(module) {
  const imports = functionsOf(module).filter(({ module: from }) => from.startsWith("./"));
  const names = new Map(imports.map(({ base }, index) => [base, `_${index}`]));
  for (const { name, module: from, base, params, results } of imports) {
    module.removeFunction(name);
    module.addFunctionImport(name, from, names.get(base), params, results);
  }
  return names;
}
