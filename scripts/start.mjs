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
  const example = { type: "string", default: "playground" };
  const { values } = parseArgs({ options: { example, port: { type: "string" } } });
  if (!exampleNames.includes(values.example)) {
    throw new Failure(`The examples are ${exampleNames.join(", ")}.`);
  }
  const folder = join(examples, values.example);
  await installDependencies(folder);
  const port = values.port ?? String(await freePort(USUAL_PORT).catch(() => freePort()));
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
