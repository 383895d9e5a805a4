// `npm run fuzz -- --minutes <number>` runs each target in turn and looks for inputs that break a
// promise. `--target <name>` runs one target. `--minimize` reduces each corpus to the fewest inputs
// with the same coverage.
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../../../tools/paths.mjs";
import { onEnding, start } from "../../../tools/process.mjs";
import { programs, runProgram } from "./programs.mjs";

/** libFuzzer's targets, with the dictionaries that it uses. */
const DICTIONARIES = { phc: "phc.dict", verify: "phc.dict", kernel: undefined, tag: undefined };
const TARGETS = [...Object.keys(DICTIONARIES), ...programs];
const FUZZ = join(root, "fuzz");
/** Every input found so far that covers something new. fuzz/corpus has the committed part. */
const FOUND = join(root, "target/fuzz/corpus");
/** libFuzzer's exit code after it was interrupted. */
const INTERRUPTED = 72;
/** The longest input that the corpus keeps, in bytes. */
const MAX_LENGTH = 1024;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    target: { type: "string", multiple: true, default: TARGETS },
    seed: { type: "string" },
    minimize: { type: "boolean", default: false },
  },
});
const minutes = Number(values.minutes);
const unknown = values.target.find((name) => !TARGETS.includes(name));
if (unknown || !(minutes > 0)) {
  console.error(`Usage: npm run fuzz -- --minutes <number> --target <${TARGETS.join("|")}>`);
  process.exit(2);
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));

let running; // cargo, whose libFuzzer prints its figures before it ends
onEnding((signal) => {
  if (!running) process.exit(1);
  running.child.kill(signal);
});

let findings = 0;
for (const name of values.target) {
  const isLibFuzzer = Object.hasOwn(DICTIONARIES, name);
  if (values.minimize && !isLibFuzzer) continue;
  console.log(`\n${name}`);
  if (values.minimize) await minimize(name);
  else if (isLibFuzzer) findings += await fuzz(name);
  else findings += await runInNode(name);
}
process.exit(findings === 0 ? 0 : 1);

/** @returns {Promise<number>} the number of findings */
async function runInNode(name) {
  const { cases, outcomes, findings: found } = await runProgram(name, { seed, minutes });
  console.log(`${cases} cases from seed ${seed}`);
  for (const [outcome, count] of Object.entries(outcomes)) console.log(`  ${count} ${outcome}`);
  for (const finding of found) console.log(`FINDING ${finding}`);
  return found.length;
}

/** @returns {Promise<number>} 1 if there is a finding, which libFuzzer leaves in fuzz/artifacts */
async function fuzz(name) {
  const found = join(FOUND, name);
  mkdirSync(found, { recursive: true });
  const dictionary = DICTIONARIES[name];
  const code = await cargoFuzz(
    name,
    [found, join(FUZZ, "corpus", name)],
    [
      `-max_total_time=${60 * minutes}`,
      "-print_final_stats=1",
      ...(dictionary ? [`-dict=${join(FUZZ, dictionary)}`] : []),
    ],
  );
  if (code === INTERRUPTED) process.exit(1);
  return code === 0 ? 0 : 1;
}

/** Replaces the committed corpus with the fewest inputs that cover what both corpora cover. */
async function minimize(name) {
  const committed = join(FUZZ, "corpus", name);
  const smallest = join(FOUND, `${name}-smallest`);
  mkdirSync(join(FOUND, name), { recursive: true });
  mkdirSync(smallest);
  const folders = [smallest, committed, join(FOUND, name)];
  const code = await cargoFuzz(name, folders, ["-set_cover_merge=1", `-max_len=${MAX_LENGTH}`]);
  if (code !== 0) process.exit(code);
  rmSync(committed, { recursive: true });
  renameSync(smallest, committed);
}

async function cargoFuzz(name, folders, options) {
  const places = ["--fuzz-dir", FUZZ, "--target-dir", join(root, "target/fuzz")];
  running = start(["cargo", "fuzz", "run", ...places, name, ...folders, "--", ...options], {
    cwd: root,
    stdio: "inherit",
    leads: false,
    // The flags that instrument code are unstable.
    env: { RUSTC_BOOTSTRAP: "1" },
  });
  const code = await running.ended;
  running = undefined;
  return code;
}
