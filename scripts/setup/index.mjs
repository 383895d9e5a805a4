// Runs the steps of the set-up that a command needs.
import { seconds } from "../../tools/process.mjs";
import { cargoFuzz } from "./cargo-fuzz.mjs";
import { chromium } from "./chromium.mjs";
import { npmDependencies } from "./npm-dependencies.mjs";
import { rustLinters } from "./rust-linters.mjs";
import { rustToolchain } from "./rust-toolchain.mjs";
import { wasmTools } from "./wasm-tools.mjs";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => string | undefined} ready  what is there already; `undefined` if `install` has to run
 * @property {string} plan  what `install` does and how long it usually takes
 * @property {(options: { say: (text: string) => void, signal: AbortSignal }) => Promise<string>} install
 *   resolves to what is installed now; may be interrupted and run again at any time
 */

// The network limits the first chain and the processor the second, so they run side by side.
const CHAINS = [
  [npmDependencies, chromium],
  [rustToolchain, rustLinters, wasmTools, cargoFuzz],
];

const FOR_BUILDING = [npmDependencies, rustToolchain, wasmTools];
const FOR_CHECKING = [npmDependencies, rustToolchain, rustLinters];
const FOR_FUZZING = [...FOR_BUILDING, cargoFuzz];
const EVERYTHING = CHAINS.flat().filter((step) => step !== cargoFuzz);

/** Which steps each command needs. */
export const NEEDS = {
  setup: EVERYTHING,
  build: FOR_BUILDING,
  check: FOR_CHECKING,
  unit: [npmDependencies],
  start: FOR_BUILDING,
  bench: FOR_BUILDING,
  fuzz: FOR_FUZZING,
  sbom: FOR_BUILDING,
  test: EVERYTHING,
  "test:consumers": EVERYTHING,
};

/**
 * Runs `steps`, each after those before it in its chain. The first failure stops the others.
 *
 * @param {Step[]} steps
 * @param {AbortController} abort  aborting it ends the programs that are running
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

async function runStep(step, signal) {
  signal.throwIfAborted();
  const say = (text) => console.log(`[set-up] ${step.name}: ${text}`);
  const present = step.ready();
  if (present) return say(present);

  const started = Date.now();
  say(step.plan);
  const now = await step.install({ say, signal });
  say(`${now} (took ${seconds(started)})`);
}
