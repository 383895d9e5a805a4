// The single entry point of the npm scripts: `node scripts/run.mjs <command> [arguments]`.
//
// It starts on a bare Node 20 with nothing installed, runs the set-up that the command needs, and
// then the command's modules under the project's own Node.
import { constants } from "node:os";
import { Failure, report } from "../tools/failure.mjs";
import { root } from "../tools/paths.mjs";
import { onEnding, start } from "../tools/process.mjs";
import { projectNode } from "./lib/node.mjs";
import { commandPath, setUpPath } from "./lib/search-path.mjs";
import { NEEDS, setUp } from "./setup/index.mjs";

const BUILD = "scripts/build/run.mjs";

/** The modules of each command, in order; the last one gets the arguments. */
const MODULES = {
  setup: [],
  build: [BUILD],
  check: ["scripts/check.mjs"],
  unit: ["scripts/unit.mjs"],
  start: [BUILD, "scripts/start.mjs"],
  test: [BUILD, "tests/run.mjs"],
  "test:consumers": [BUILD, "tests/consumers/run.mjs"],
  bench: [BUILD, "bench/run.mjs"],
  fuzz: [BUILD, "tests/host/fuzz/run.mjs"],
  sbom: [BUILD, "scripts/sbom.mjs"],
};

const abort = new AbortController();
let running; // the command's module, which exits by itself after a signal
onEnding((signal) => {
  process.exitCode = 128 + constants.signals[signal];
  if (running) running.child.kill(signal);
  else abort.abort();
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (process.exitCode === undefined) report(error); // else a signal interrupted it
  process.exitCode ??= 1;
}

/** @returns {Promise<number>} the exit code */
async function main([command, ...args]) {
  if (!Object.hasOwn(MODULES, command ?? "")) {
    throw new Failure(
      `Usage: node scripts/run.mjs <${Object.keys(MODULES).join("|")}> [arguments]`,
    );
  }
  process.env.PATH = setUpPath;
  await setUp(NEEDS[command], abort);

  const node = projectNode();
  process.env.PATH = commandPath(node);
  for (const module of MODULES[command]) {
    const isLast = module === MODULES[command].at(-1);
    running = start([node, module, ...(isLast ? args : [])], {
      cwd: root,
      stdio: "inherit",
      leads: false,
    });
    const code = await running.ended;
    if (code !== 0) return code;
  }
  return 0;
}
