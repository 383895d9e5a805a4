// The single entry point of the npm scripts: `node scripts/run.mjs <command> [arguments]`.
//
// It starts on a bare Node 20 with nothing installed, runs the set-up that the command needs, and
// then the command's modules under the project's own Node.
import { constants } from "node:os";
import { Failure, report } from "../tools/failure.mjs";
import { root } from "../tools/paths.mjs";
import { onEnding, start } from "../tools/process.mjs";
import { commandPath, projectNode, setUpPath } from "./lib/environment.mjs";
import * as needs from "./setup/index.mjs";

const BUILD = "scripts/build/run.mjs";

/** What each command needs, and its modules in order; the last one gets the arguments. */
const COMMANDS = {
  setup: [needs.FOR_TESTING],
  build: [needs.FOR_BUILDING, BUILD],
  check: [needs.FOR_CHECKING, "scripts/check.mjs"],
  unit: [needs.FOR_UNIT_TESTS, "scripts/unit.mjs"],
  start: [needs.FOR_BUILDING, BUILD, "scripts/start.mjs"],
  docs: [needs.FOR_BUILDING, BUILD, "scripts/docs.mjs"],
  test: [needs.FOR_TESTING, BUILD, "tests/run.mjs"],
  "test:consumers": [needs.FOR_TESTING, BUILD, "tests/consumers/run.mjs"],
  bench: [needs.FOR_BUILDING, BUILD, "bench/run.mjs"],
  fuzz: [needs.FOR_FUZZING, BUILD, "tests/host/fuzz/run.mjs"],
  sbom: [needs.FOR_BUILDING, BUILD, "scripts/sbom.mjs"],
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
  if (!Object.hasOwn(COMMANDS, command ?? "")) {
    const names = Object.keys(COMMANDS).join("|");
    throw new Failure(`Usage: node scripts/run.mjs <${names}> [arguments]`);
  }
  const [steps, ...modules] = COMMANDS[command];
  process.env.PATH = setUpPath;
  await needs.setUp(steps, abort);

  const node = projectNode();
  process.env.PATH = commandPath(node);
  for (const module of modules.filter((path) => path !== BUILD || !bringsPackage(command, args))) {
    const own = module === modules.at(-1) ? args : [];
    const options = { cwd: root, stdio: "inherit", leads: false };
    running = start([node, module, ...own], options);
    const code = await running.ended;
    if (code !== 0) return code;
  }
  return 0;
}

/** Whether the tests take a package that was built elsewhere. */
function bringsPackage(command, args) {
  return command === "test" && args.some((arg) => /^--package(=|$)/.test(arg));
}
