// `npm start [-- --example NAME] [--port N]`: an example on localhost, until Ctrl-C.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exampleNames, examples, installDependencies } from "../tools/examples.mjs";
import { Failure, report } from "../tools/failure.mjs";
import { freePort, untilAnswered } from "../tools/http.mjs";
import { tools } from "../tools/paths.mjs";
import { onEnding, start } from "../tools/process.mjs";
import { wranglerEnvironment } from "../tools/workerd.mjs";

const DEMO = "workers-hono";
const HOST = "127.0.0.1";
const USUAL_PORT = 8787;
const START_LIMIT_MS = 120_000;

const stop = new AbortController();
onEnding(() => stop.abort());

try {
  const { name, port } = wanted();
  const code = await runExample(name, port);
  if (!stop.signal.aborted) process.exitCode = code || 1; // nobody asked it to end
} catch (error) {
  if (!stop.signal.aborted) {
    report(error);
    process.exitCode = 1;
  }
}
process.exit();

/** @returns {Promise<number>} the exit code of the example's own `npm run dev` */
async function runExample(name, wantedPort) {
  const folder = join(examples, name);
  await installDependencies(folder, stop.signal);
  const port = await portFor(wantedPort);
  stop.signal.throwIfAborted();
  const example = start(["npm", "run", "--silent", "dev"], {
    cwd: folder,
    env: { ...wranglerEnvironment(tools), NO_COLOR: undefined, HOST, PORT: String(port) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  stop.signal.addEventListener("abort", () => example.stop());
  const url = `http://${HOST}:${port}`;
  const early = example.ended.then(() => {
    throw new Failure(`${name} ended too early: see its messages above.`);
  });
  await Promise.race([untilAnswered(url, START_LIMIT_MS), early]);
  console.log(`\n  examples/${name} runs at ${url} (Ctrl-C ends it)\n`);
  return example.ended;
}

function portFor(port) {
  if (port === undefined) return freePort(USUAL_PORT).catch(() => freePort());
  return freePort(port).catch(() => {
    throw new Failure(
      `Port ${port} is in use: name another with --port, or leave it out to get a free one.`,
    );
  });
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
