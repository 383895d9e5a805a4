// Watches the threads that a pool starts, and breaks them on purpose. Import this before the package.

/** The workers that were started, in order. */
export const workers = [];

/** Code that the next threads run before their own. */
let prefixes = [];

/** Runs code in the next thread before its own; `""` for one that stays as it is. */
export function inNextThreads(...codes) {
  prefixes = codes;
}

/** The code of the next thread. */
const prefixed = (code) => `${prefixes.shift() ?? ""}\n${code}`;

const watched = (Real, change = (code) => code) =>
  class extends Real {
    constructor(code, ...rest) {
      super(change(code), ...rest);
      workers.push(this);
    }
  };

const real = globalThis.process?.getBuiltinModule?.bind(globalThis.process);
export const hasNodeThreads = real?.("node:worker_threads")?.Worker !== undefined;

if (hasNodeThreads) {
  const threads = real("node:worker_threads");
  const substitute = { ...threads, Worker: watched(threads.Worker, prefixed) };
  globalThis.process.getBuiltinModule = (name) =>
    name === "node:worker_threads" ? substitute : real(name);
} else if (typeof Worker === "function") {
  // A page's thread gets its code as a blob.
  const RealBlob = Blob;
  globalThis.Blob = class extends RealBlob {
    constructor(parts, options) {
      super([prefixed(""), ...parts], options);
    }
  };
  globalThis.Worker = watched(Worker);
}

export const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Adds `residue` to each result: how many words of each shared memory are not zero. */
export const COUNT_RESIDUE = `{
  const memories = [];
  const Real = WebAssembly.Memory;
  WebAssembly.Memory = function Memory(descriptor) {
    const memory = new Real(descriptor);
    memories.push(memory);
    return memory;
  };
  const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");
  const port = threads?.parentPort ?? globalThis;
  const send = port.postMessage.bind(port);
  port.postMessage = (message, ...rest) => {
    if (message?.value !== undefined) {
      const written = ({ buffer }) => new Uint32Array(buffer).reduce((n, x) => n + (x !== 0), 0);
      message = { ...message, residue: memories.map(written) };
    }
    send(message, ...rest);
  };
}`;

/** Makes a thread fail at its n-th wait for the others. */
export const failAtBarrier = (n) => `{
  let waits = 0;
  const add = Atomics.add;
  Atomics.add = (...args) => {
    if (args[1] === 1 && ++waits === ${n}) throw new WebAssembly.RuntimeError("unreachable");
    return add(...args);
  };
}`;
