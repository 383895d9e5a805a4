// One thread of a pool, as the calling thread sees it.

import { typeName } from "../shim.ts";
import type { FromThread, ToThread } from "./messages.ts";
import type { PoolWorker } from "./options.ts";
import { type Emitter, nodeThreads } from "./platform.ts";

export interface Thread {
  /** Resolves once the pool would notice the thread's end; until then, the thread is sent nothing. */
  watched: Promise<void>;
  send(message: ToThread, transfer?: MessagePort[]): void;
  /** Says whether the thread keeps the process running. */
  hold(isHeld: boolean): void;
  /** Ends the thread at once; its memory goes with it. */
  end(): Promise<unknown>;
}

export interface Events {
  message(message: FromThread): void;
  /** The thread could not be started, or has ended by itself. */
  died(cause: unknown): void;
}

/** Whether there are threads. Node has no way to get them without an import before 20.16. */
export function hasThreads(): boolean {
  return (
    nodeThreads() !== undefined || (typeof Worker === "function" && typeof Blob === "function")
  );
}

/** Whether a thread can send a `WebAssembly.Memory` to another one. */
export function canShareMemory(): boolean {
  if (nodeThreads()) return true;
  portsShare ??= globalThis.crossOriginIsolated === true && doPortsShare();
  return portsShare;
}

let portsShare: boolean | undefined;

/** WebKitGTK has no `SharedArrayBuffer` on isolated pages and refuses to send a shared memory. */
function doPortsShare(): boolean {
  const { port1 } = new MessageChannel();
  try {
    const memory = new WebAssembly.Memory({ initial: 0, maximum: 0, shared: true });
    port1.postMessage([memory, new SharedArrayBuffer(4)]);
    return true;
  } catch {
    return false;
  } finally {
    port1.close();
  }
}

/**
 * Makes a worker that runs `code`: in Node, Deno and Bun one of node:worker_threads, which can be told
 * not to keep the process running.
 */
export function workerOf(code: string): PoolWorker {
  const threads = nodeThreads();
  if (threads) return new threads.Worker(code, { eval: true, name: "edge-argon2", execArgv: [] });
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  try {
    return new Worker(url, { name: "edge-argon2" });
  } finally {
    // The worker reads it asynchronously.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}

/** Checks what the option `worker` returned. */
export function requireWorker(worker: unknown): void {
  const { postMessage, terminate, on, addEventListener } = (worker ?? {}) as Partial<
    Emitter & Worker
  >;
  const methods = [postMessage, terminate, on ?? addEventListener];
  if (!methods.every((method) => typeof method === "function")) {
    throw new TypeError(`worker must return a Worker, not ${typeName(worker)}`);
  }
}

export function startThread(worker: PoolWorker, { message, died }: Events): Thread {
  const node = "on" in worker ? (worker as Emitter) : undefined;
  const listen = (event: string, listener: (value: unknown) => void) =>
    node
      ? node.on(event, listener)
      : (worker as Worker).addEventListener(event, (value) => {
          value.preventDefault(); // an error that the pool reports
          listener((value as MessageEvent).data ?? value);
        });
  const watched = node ? Promise.resolve() : watch(worker as Worker, died);
  listen("message", (data) => message(data as FromThread));
  for (const event of ["error", "messageerror", "exit"]) listen(event, died);
  return {
    watched,
    send: (data, transfer = []) => worker.postMessage(data, transfer as unknown as never[]),
    hold: (isHeld) => node?.[isHeld ? "ref" : "unref"](),
    async end() {
      node?.unref();
      await worker.terminate();
    },
  };
}

/**
 * Browsers send no event when a worker ends. But a worker that ends releases its locks, and the
 * browser then grants them to whoever waits.
 */
async function watch(worker: Worker, died: (cause: unknown) => void): Promise<void> {
  const locks = globalThis.navigator?.locks;
  // A page over plain HTTP has no locks, and in a sandboxed frame they refuse every request.
  const areUsable = await locks?.query().then(
    () => true,
    () => false,
  );
  if (!locks || !areUsable) return;
  const lifeline = `edge-argon2 ${Math.random()}`;
  worker.postMessage({ lifeline } satisfies ToThread);
  return new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => {
      if (data !== "alive") return;
      locks.request(lifeline, () => died("the worker has ended"));
      resolve();
    });
  });
}
