// `npm start [-- --port N]`: the demo Worker on localhost, until Ctrl-C.
import { parseArgs } from "node:util";
import { startDemo } from "./lib/demo.mjs";
import { onEnding } from "./lib/ending.mjs";
import { Failure, report } from "./lib/failure.mjs";

const stop = new AbortController();
onEnding(() => stop.abort());

try {
  const demo = await startDemo({ port: wantedPort(), signal: stop.signal, output: "inherit" });
  console.log(`\n  The demo of edge-argon2 runs in workerd at ${demo.url} (Ctrl-C ends it)\n`);
  const code = await demo.ended;
  if (!stop.signal.aborted) process.exitCode = code || 1; // nobody asked it to end
} catch (error) {
  if (!stop.signal.aborted) {
    report(error);
    process.exitCode = 1;
  }
}

/** @returns {number | undefined} what `--port` says */
function wantedPort() {
  try {
    const { port } = parseArgs({ options: { port: { type: "string" } } }).values;
    if (port === undefined) return undefined;
    if (/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535) return Number(port);
  } catch {
    // An unknown argument: the sentence below covers it.
  }
  throw new Failure("Usage: npm start -- [--port N], where N is a port from 1 to 65535.");
}
