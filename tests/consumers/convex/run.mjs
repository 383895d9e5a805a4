// Runs the bundle in a V8 context like Convex's default runtime, without Node's globals and eval.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createContext, SourceTextModule } from "node:vm";

const { atob, btoa, crypto, TextDecoder, TextEncoder } = globalThis;
const context = createContext(
  { atob, btoa, crypto, TextDecoder, TextEncoder },
  { codeGeneration: { strings: false, wasm: true } },
);
const modules = new Map();

async function load(path) {
  if (!modules.has(path)) {
    const source = await readFile(path, "utf8");
    modules.set(path, new SourceTextModule(source, { context, identifier: path }));
  }
  return modules.get(path);
}

const main = await load("out/isolate/hash.js");
await main.link((specifier, { identifier }) => load(join(dirname(identifier), specifier)));
await main.evaluate();
console.log(JSON.stringify(await main.namespace.default()));
