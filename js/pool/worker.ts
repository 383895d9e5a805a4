// What a thread of a pool runs. It imports nothing that loads the .wasm files, because the pool sends them.

import { computeHash, computeHashRaw, computeVerify } from "../compute.ts";
import { createRunner, type Run } from "../engine.ts";
import { Argon2Error } from "../errors.ts";
import { connected, createLeader, help, type Leader } from "./lanes.ts";
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
    const { job } = message;
    connected(job.helpers).then(() => {
      const reply = answer(job);
      send(reply);
      wipe(reply); // a tag may be a key
    });
  }
}

function answer({ kind, call, usesLanes, helpers }: Job): FromThread {
  // `verify` may try several forms of the password, one after the other.
  const forms = (call as { passwords?: unknown[] }).passwords?.length ?? 1;
  let tried = 0;
  let last = performance.now();
  leader.prepare({
    usesLanes,
    helpers,
    progress(done) {
      const now = performance.now();
      if (done === 1) tried++;
      if (done === 1 || now - last < REPORT_INTERVAL) return;
      last = now;
      send({ progress: (tried + done) / forms });
    },
  });
  try {
    return { value: COMPUTE[kind](run, call as never) };
  } catch (error) {
    if (!(error instanceof Argon2Error)) return unexpected(error);
    const { code, message: text, cause } = error;
    // As text, because not every cause can be sent.
    return { refused: { code, text, ...(cause !== undefined && { cause: String(cause) }) } };
  } finally {
    wipe(call);
    for (const port of helpers) port.close();
  }
}

const unexpected = (error: unknown): FromThread => ({
  refused: { code: "ENGINE", text: `the thread failed (${String(error)})` },
});

if (parent) parent.on("message", (message) => receive(message as ToThread));
else globalThis.onmessage = ({ data }: MessageEvent) => receive(data);
send("started");
