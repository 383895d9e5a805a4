// Runs in Node with --expose-gc: hashes once and reports what stays allocated.
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { hashRepeatedly } from "./hash-repeatedly.mjs";
import { compileFiles } from "./wasm-files.mjs";

const memories = watchMemories();
const peer = await import(`../peers/${process.argv[2]}.mjs`);
const hash = hashRepeatedly(peer, () => compileFiles(peer.wasm));

for await (const line of createInterface({ input: process.stdin })) {
  const before = await residentBytes();
  await hash(JSON.parse(line).options, 1);
  const resident = (await residentBytes()) - before;
  const alive = [...new Set(memories.map((memory) => memory.deref()))].filter(Boolean);
  const wasm = alive.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  process.stdout.write(`${JSON.stringify({ wasm, resident })}\n`);
}
process.exit(); // some peers keep threads

async function residentBytes() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc();
    await setTimeout(10); // finalizers run between tasks
  }
  return process.memoryUsage.rss();
}

/** Records every WebAssembly memory that an instance exports or that JavaScript creates. */
function watchMemories() {
  const seen = [];
  const note = (memory) => seen.push(new WeakRef(memory));
  const noteExports = ({ exports }) => {
    for (const value of Object.values(exports)) if (value instanceof Memory) note(value);
  };
  const { Instance, Memory, instantiate } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor) {
      super(descriptor);
      note(this);
    }
  };
  WebAssembly.Instance = class extends Instance {
    constructor(module, imports) {
      super(module, imports);
      noteExports(this);
    }
  };
  WebAssembly.instantiate = async (source, imports) => {
    const result = await instantiate(source, imports);
    noteExports(result.instance ?? result);
    return result;
  };
  return seen;
}
