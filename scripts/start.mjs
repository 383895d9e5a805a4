// `npm start [-- --example NAME] [--port N]`: an example on localhost, until Ctrl-C.
import { parseArgs } from "node:util";
import { onEnding } from "./lib/ending.mjs";
import { exampleNames, startExample } from "./lib/examples.mjs";
import { Failure, report } from "./lib/failure.mjs";

const DEMO = "workers-hono";

const stop = new AbortController();
onEnding(() => stop.abort());

try {
  const { name, port } = wanted();
  const example = await startExample(name, { port, signal: stop.signal, output: "inherit" });
  console.log(`\n  examples/${name} runs at ${example.url} (Ctrl-C ends it)\n`);
  const code = await example.ended;
  if (!stop.signal.aborted) process.exitCode = code || 1; // nobody asked it to end
} catch (error) {
  if (!stop.signal.aborted) {
    report(error);
    process.exitCode = 1;
  }
}

/** @returns {{ name: string, port?: number }} what `--example` and `--port` say */
function wanted() {
  const { example: name = DEMO, port } = parsed();
  if (!exampleNames.includes(name)) {
    throw new Failure(
      `There is no example of that name; the examples are ${exampleNames.join(", ")}.`,
    );
  }
  return { name, port: port === undefined ? undefined : Number(port) };
}

function parsed() {
  const options = { example: { type: "string" }, port: { type: "string" } };
  try {
    const { values } = parseArgs({ options });
    const { port = "1" } = values;
    if (/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535) return values;
  } catch {
    // An unknown argument: the sentence below covers it.
  }
  throw new Failure(
    "Usage: npm start -- [--example NAME] [--port N], where N is a port from 1 to 65535.",
  );
}
