// Runs the steps of the set-up that a command needs.
import { Failure } from "../../tools/failure.mjs";
import { runTool, seconds } from "../../tools/process.mjs";
import { cargoFuzz, wasmTools } from "./cargo-programs.mjs";
import { chromium } from "./chromium.mjs";
import { npmDependencies } from "./npm-dependencies.mjs";
import { rustToolchain, rustWithLinters } from "./rust.mjs";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => string | undefined} ready what is there already; `undefined` if `install` has to
 *   run
 * @property {string} plan what `install` does and how long it usually takes
 * @property {string} otherwise the sentence to fail with
 * @property {(run: (command: string[], otherwise?: string) => Promise<void>, say: (text: string) => void) => Promise<void>} install
 *   may be interrupted and run again at any time
 */

// The network limits the first chain and the processor the second, so they run side by side.
const CHAINS = [
  [npmDependencies, chromium],
  [rustToolchain, rustWithLinters, wasmTools, cargoFuzz],
];

export const FOR_BUILDING = [npmDependencies, rustToolchain, wasmTools];
export const FOR_CHECKING = [npmDependencies, rustWithLinters];
export const FOR_UNIT_TESTS = [npmDependencies];
export const FOR_FUZZING = [...FOR_BUILDING, cargoFuzz];
export const FOR_TESTING = [npmDependencies, rustWithLinters, wasmTools, chromium];

/**
 * Runs `steps`, each after those before it in its chain. The first failure stops the others.
 *
 * @param {Step[]} steps
 * @param {AbortController} abort aborting it ends the programs that are running
 */
export async function setUp(steps, abort) {
  let failure;
  const run = async (chain) => {
    try {
      for (const step of chain) await runStep(step, abort.signal);
    } catch (error) {
      failure ??= error; // the first is the cause; those after it only follow
      abort.abort();
    }
  };
  await Promise.all(CHAINS.map((chain) => run(chain.filter((step) => steps.includes(step)))));
  if (failure) throw failure;
}

async function runStep({ name, ready, plan, install, otherwise }, signal) {
  signal.throwIfAborted();
  const say = (text) => console.log(`[set-up] ${name}: ${text}`);
  const present = ready();
  if (present) return say(present);

  const started = Date.now();
  say(plan);
  const run = async (command, sentence = otherwise) => {
    const ran = runTool(command, { say, signal, otherwise: sentence });
    await ran.finally(() => signal.throwIfAborted()); // an interruption is no reason to try further
  };
  await install(run, say);
  const now = ready();
  if (!now) throw new Failure(otherwise);
  say(`${now} (took ${seconds(started)})`);
}
