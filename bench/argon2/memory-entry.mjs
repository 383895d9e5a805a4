// Runs in Node with --expose-gc: hashes once and reports what stays allocated.
import { setTimeout } from "node:timers/promises";
import * as usual from "./serve.mjs";

/** Every WebAssembly memory that an instance exports or that JavaScript creates. */
const memories = [];

function note(made) {
  for (const value of [made, ...Object.values(made.exports ?? {})]) {
    if (value instanceof WebAssembly.Memory) memories.push(new WeakRef(value));
  }
  return made;
}

for (const name of ["Memory", "Instance"]) {
  const construct = (...args) => note(Reflect.construct(...args));
  WebAssembly[name] = new Proxy(WebAssembly[name], { construct });
}
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...args) => {
  const made = await instantiate(...args);
  note(made.instance ?? made);
  return made;
};

/** Like `serve`, but the result is in bytes. */
export function serve(imports) {
  const run = usual.serve(imports);
  return async (input) => {
    const before = await residentBytes();
    const answer = await run(input);
    const resident = (await residentBytes()) - before;
    const alive = [...new Set(memories.map((memory) => memory.deref()))].filter(Boolean);
    const wasm = alive.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
    return { ...answer, result: { wasm, resident } };
  };
}

async function residentBytes() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await setTimeout(10); // finalizers run between tasks
  }
  return process.memoryUsage.rss();
}
