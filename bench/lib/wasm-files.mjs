// The .wasm files that adapters name: by package, or by a path from the project's root ("./…").
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const require = createRequire(new URL("../package.json", import.meta.url));

/** @returns {string} the path of the file */
export function wasmPath(specifier) {
  return specifier.startsWith("./")
    ? fileURLToPath(new URL(specifier, root))
    : require.resolve(specifier);
}

/** Compiles what an adapter's `wasm` names, for runtimes that read files. */
export async function compileFiles(wasm = {}) {
  const compiled = Object.entries(wasm).map(async ([key, specifier]) => {
    return [key, await WebAssembly.compile(await readFile(wasmPath(specifier)))];
  });
  return Object.fromEntries(await Promise.all(compiled));
}
