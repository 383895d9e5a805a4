// `npm start [-- --example NAME] [--port N]`: an example on localhost, until Ctrl-C.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exampleNames, examples, installDependencies } from "../tools/examples.mjs";
import { Failure, report } from "../tools/failure.mjs";
import { freePort } from "../tools/http.mjs";
import { tools } from "../tools/paths.mjs";
import { onEnding, start } from "../tools/process.mjs";
import { wranglerEnvironment } from "../tools/workerd.mjs";

const USUAL_PORT = 8787;

try {
  const { example, port = String(await freePort(USUAL_PORT).catch(() => freePort())) } = options();
  const folder = join(examples, example);
  await installDependencies(folder);
  // The example's own server prints its address.
  const { ended, stop } = start(["npm", "run", "--silent", "dev"], {
    cwd: folder,
    env: { ...wranglerEnvironment(tools), NO_COLOR: undefined, HOST: "127.0.0.1", PORT: port },
    stdio: ["ignore", "inherit", "inherit"],
  });
  onEnding(() => stop().then(process.exit));
  process.exitCode = await ended;
} catch (error) {
  report(error);
  process.exitCode = 1;
}

/** @returns {{ example: string, port?: string }} */
function options() {
  const example = { type: "string", default: "playground" };
  const port = { type: "string" };
  try {
    const { values } = parseArgs({ options: { example, port } });
    const isPort = /^[1-9]\d{0,4}$/.test(values.port ?? "1") && Number(values.port ?? 1) < 65536;
    if (isPort && exampleNames.includes(values.example)) return values;
  } catch {
    // An unknown argument: the sentence below covers it.
  }
  throw new Failure(
    `Usage: npm start -- [--example NAME] [--port N], where NAME is one of ${exampleNames.join(", ")}, and N a port from 1 to 65535.`,
  );
}
