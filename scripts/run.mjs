// The single entry point of the npm scripts: `node scripts/run.mjs <command> [arguments]`.
//
// It starts on a bare Node 20 with nothing installed, runs the set-up that the command needs, and
// then the command's modules under the project's own Node.
import { Failure, report } from "../tools/failure.mjs";
import { handOver, seconds } from "../tools/process.mjs";
import { commandPath, projectNode, setUpPath } from "./lib/environment.mjs";
import { cargoFuzz, wasmTools } from "./setup/cargo-programs.mjs";
import { chromium } from "./setup/chromium.mjs";
import { npmDependencies } from "./setup/npm-dependencies.mjs";
import { rust } from "./setup/rust.mjs";

const FOR_CHECKING = [npmDependencies, rust];
const FOR_BUILDING = [npmDependencies, rust, wasmTools];
const FOR_TESTING = [...FOR_BUILDING, chromium];
const BUILD = "scripts/build/run.mjs";
/** A step that has nothing to do takes less. */
const SHORT_MS = 3_000;

/** What each command needs, and its modules in order; the last one gets the arguments. */
const COMMANDS = {
  setup: [FOR_TESTING],
  build: [FOR_BUILDING, BUILD],
  check: [FOR_CHECKING, "scripts/check.mjs"],
  unit: [[npmDependencies], "scripts/unit.mjs"],
  start: [FOR_BUILDING, BUILD, "scripts/start.mjs"],
  docs: [FOR_BUILDING, BUILD, "scripts/docs.mjs"],
  test: [FOR_TESTING, BUILD, "tests/run.mjs"],
  bench: [FOR_BUILDING, BUILD, "bench/run.mjs"],
  fuzz: [[...FOR_BUILDING, cargoFuzz], BUILD, "tests/host/fuzz/run.mjs"],
  sbom: [FOR_BUILDING, BUILD, "scripts/sbom.mjs"],
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  report(error);
  process.exitCode = 1;
}

/** @returns {Promise<number>} the exit code */
async function main([command, ...args]) {
  if (!Object.hasOwn(COMMANDS, command ?? "")) {
    const names = Object.keys(COMMANDS).join("|");
    throw new Failure(`Usage: node scripts/run.mjs <${names}> [arguments]`);
  }
  const [steps, ...modules] = COMMANDS[command];
  process.env.PATH = setUpPath;
  for (const step of steps) {
    const started = Date.now();
    await step();
    if (Date.now() - started > SHORT_MS)
      console.log(`set-up: ${step.name} took ${seconds(started)}`);
  }

  const node = projectNode();
  process.env.PATH = commandPath(node);
  for (const module of modules.filter((path) => path !== BUILD || !bringsPackage(command, args))) {
    const own = module === modules.at(-1) ? args : [];
    const code = await handOver([node, module, ...own]);
    if (code !== 0) return code;
  }
  return 0;
}

/** Whether the tests take a package that was built elsewhere. */
function bringsPackage(command, args) {
  return command === "test" && args.some((arg) => /^--package(=|$)/.test(arg));
}
