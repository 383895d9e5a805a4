// What a thread of a pool runs. It imports nothing that loads the .wasm files, because the pool sends them.

import { computeHash, computeHashRaw, computeVerify } from "../compute.ts";
import { createRunner, type Run } from "../engine.ts";
import { Argon2Error } from "../errors.ts";
import { createLeader, help, type Leader } from "./lanes.ts";
import type { FromThread, Job, Modules, ToThread } from "./messages.ts";
import { nodeThreads } from "./platform.ts";
import { wipe } from "./wipe.ts";

const COMPUTE = { hash: computeHash, verify: computeVerify, hashRaw: computeHashRaw };
/** Least time between two reports of progress, in ms. */
const REPORT_INTERVAL = 10;

const parent = nodeThreads()?.parentPort;
const port = parent ?? (globalThis as unknown as Pick<MessagePort, "postMessage">);
const send = (message: FromThread) => port.postMessage(message, []);

let modules: Modules;
let run: Run;
let leader: Leader;

function receive(message: ToThread): void {
  if ("start" in message) {
    modules = message.start;
    leader = createLeader(modules.lanes);
    run = createRunner(() => modules.engine, undefined, undefined, leader.lanes).run;
  } else if ("help" in message) {
    help(modules.lanes, message.help);
  } else if ("lifeline" in message) {
    navigator.locks.request(message.lifeline, () => {
      send("alive");
      return new Promise(() => {});
    });
  } else {
    send(answer(message.job));
  }
}

function answer({ kind, call, usesLanes, helpers }: Job): FromThread {
  let last = performance.now();
  leader.prepare({
    usesLanes,
    helpers,
    progress(done) {
      const now = performance.now();
      if (done === 1 || now - last < REPORT_INTERVAL) return;
      last = now;
      send({ progress: done });
    },
  });
  try {
    return { value: COMPUTE[kind](run, call as never) };
  } catch (error) {
    const { code, message } = error instanceof Argon2Error ? error : unexpected(error);
    return { refused: { code, text: message } };
  } finally {
    wipe(call);
    for (const port of helpers) port.close();
  }
}

const unexpected = (error: unknown) => ({
  code: "ENGINE" as const,
  message: `the thread failed (${String(error)})`,
});

if (parent) parent.on("message", (message) => receive(message as ToThread));
else globalThis.onmessage = ({ data }: MessageEvent) => receive(data);
send("started");
