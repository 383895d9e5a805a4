// Node's modules, without an import that a bundler for browsers would have to resolve.

interface Process {
  getBuiltinModule?(name: string): unknown;
}

/** One of Node's own modules; Deno and Bun have them too. `undefined` in browsers. */
export function builtin<T>(name: string): T | undefined {
  const { process } = globalThis as { process?: Process };
  try {
    return process?.getBuiltinModule?.(name) as T | undefined;
  } catch {
    return undefined; // Next's edge runtime has a function that only throws
  }
}

interface NodeThreadOptions {
  eval: true;
  name: string;
  /** Node's own options, instead of the process's, whose `--import` a thread would run again. */
  execArgv: readonly string[];
}

export interface NodeThreads {
  Worker: new (code: string, options: NodeThreadOptions) => Emitter;
  parentPort: Emitter | null;
}

/** What Node's workers and ports have in common. */
export interface Emitter {
  postMessage(message: unknown, transfer?: readonly unknown[]): void;
  terminate(): unknown;
  on(event: string, listener: (value: unknown) => void): void;
  ref(): void;
  unref(): void;
}

export function nodeThreads(): NodeThreads | undefined {
  return builtin<NodeThreads>("node:worker_threads");
}
