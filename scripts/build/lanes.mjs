// The last step on the .wasm that fills lanes: it shares its memory, and is checked.
import { readFile, writeFile } from "node:fs/promises";
import { Failure } from "../../tools/failure.mjs";
import { sectionsOf } from "../../tools/wasm-code.mjs";

/** The import of a memory that has a maximum, up to its limits; the last byte holds their flags. */
const MEMORY_IMPORT = Buffer.from("\x03env\x06memory\x02\x01", "latin1");
const HAS_MAXIMUM_AND_IS_SHARED = 3;
const START = 8;
const DATA = 11;

/**
 * Declares the imported memory as shared. The linker does it only for code with atomic instructions,
 * to which it adds a start function.
 *
 * @param {string} path of the optimized module, which is changed in place
 */
export async function shareMemory(path) {
  const wasm = await readFile(path);
  const at = wasm.indexOf(MEMORY_IMPORT);
  if (at < 0) throw new Failure(`${path} imports no memory with a maximum.`);
  wasm[at + MEMORY_IMPORT.length - 1] = HAS_MAXIMUM_AND_IS_SHARED;
  check(wasm);
  await writeFile(path, wasm);
}

/** Every thread makes an instance, so making one must write nothing to the memory that they share. */
function check(wasm) {
  const module = new WebAssembly.Module(wasm); // refuses a shared memory without a maximum
  const sections = sectionsOf(wasm).map(({ id }) => id);
  const imports = WebAssembly.Module.imports(module).map(({ name }) => name);
  const exports = WebAssembly.Module.exports(module).map(({ name }) => name);
  for (const [holds, problem] of [
    [!sections.includes(DATA), "has a data section"],
    [!sections.includes(START), "has a start function"],
    [imports.join() === "memory", `imports ${imports.join(", ")}`],
    [exports.includes("__heap_base"), "does not export __heap_base"],
    [exports.includes("__stack_pointer"), "does not export __stack_pointer"],
  ]) {
    if (!holds) throw new Failure(`The .wasm that fills lanes ${problem}.`);
  }
}
