// Makes an edge runtime with the bundled functions and convex-test's database.

import { AsyncLocalStorage } from "node:async_hooks";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const INSIDE = fileURLToPath(new URL("inside.js", import.meta.url));

/**
 * @param {{ folder: string, require: Function, bundle: { folder: string, files: string[] },
 *   env: Record<string, string> }} project
 * @returns {Promise<{ call: Function, documents: Function, insert: Function }>}
 */
export async function createRuntime({ folder, require, bundle, env }) {
  const { EdgeVM } = require("@edge-runtime/vm");
  const script = await scriptOf(folder, bundle);
  // Convex's runtime doesn't have eval either, but it has WebAssembly.
  const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: true } });
  vm.context.AsyncLocalStorage = AsyncLocalStorage;
  vm.context.process = { env };
  // While modules load, Convex refuses random values or gives the same ones every time.
  const { crypto } = vm.context;
  const value = () => {
    throw new Error("a module draws random values as it loads");
  };
  Object.defineProperty(crypto, "getRandomValues", { value, configurable: true });
  vm.evaluate(script);
  delete crypto.getRandomValues;

  // Only strings cross between the realms, so that no object gets from this one into the other.
  const { localConvex } = vm.context;
  return {
    call: async (kind, path, args) =>
      JSON.parse(await localConvex.call(kind, path, JSON.stringify(args))),
    documents: async (table) => JSON.parse(await localConvex.documents(table)),
    insert: (table, document) => localConvex.insert(table, JSON.stringify(document)),
  };
}

/** One script with the bundled functions, the project's schema, and the code that calls them. */
async function scriptOf(folder, { folder: bundled, files }) {
  const modules = files.filter((file) => !file.startsWith("_deps"));
  const entry = `
    import { start } from ${JSON.stringify(INSIDE)};
    import schema from ${JSON.stringify(join(folder, "convex/schema.ts"))};
    ${modules.map((file, i) => `import * as module${i} from "./${file}";`).join("\n")}
    globalThis.localConvex = start(schema, {
      ${modules.map((file, i) => `${JSON.stringify(file)}: module${i}`).join(",\n")}
    });`;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: bundled },
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    nodePaths: [join(folder, "node_modules")],
    define: { global: "globalThis", "import.meta.glob": "undefined" },
    alias: { "node:async_hooks": fileURLToPath(new URL("async-hooks.js", import.meta.url)) },
    logLevel: "error",
  });
  return outputFiles[0].text;
}
