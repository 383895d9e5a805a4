// `npm start [-- --example NAME] [--port N]`: an example on localhost, until Ctrl-C.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exampleNames, examples, installDependencies } from "../tools/examples.mjs";
import { Failure, report } from "../tools/failure.mjs";
import { freePort, untilAnswered } from "../tools/http.mjs";
import { tools } from "../tools/paths.mjs";
import { onEnding, start } from "../tools/process.mjs";
import { wranglerEnvironment } from "../tools/workerd.mjs";

const HOST = "127.0.0.1";
const USUAL_PORT = 8787;
const START_LIMIT_MS = 120_000;

const stop = new AbortController();
onEnding(() => stop.abort());

try {
  const { example, port } = options();
  const code = await runExample(example, port);
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

function portFor(wanted) {
  if (wanted === undefined) return freePort(USUAL_PORT).catch(() => freePort());
  return freePort(Number(wanted)).catch(() => {
    throw new Failure(
      `Port ${wanted} is in use or not from 1 to 65535: name another with --port, or leave it out to get a free one.`,
    );
  });
}

/** @returns {{ example: string, port?: string }} */
function options() {
  const example = { type: "string", default: "playground" };
  const port = { type: "string" };
  try {
    const { values } = parseArgs({ options: { example, port } });
    const isPort = /^[1-9]\d{0,4}$/.test(values.port ?? "1");
    if (isPort && exampleNames.includes(values.example)) return values;
  } catch {
    // An unknown argument: the sentence below covers it.
  }
  throw new Failure(
    `Usage: npm start -- [--example NAME] [--port N], where NAME is one of ${exampleNames.join(", ")}, and N a port from 1 to 65535.`,
  );
}
