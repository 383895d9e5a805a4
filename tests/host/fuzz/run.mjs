// `npm run fuzz -- --minutes <number>` runs each target in turn and looks for inputs that break a
// promise. `--target <name>` runs one target.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../../../tools/paths.mjs";
import { handOver } from "../../../tools/process.mjs";
import { programs, runProgram } from "./programs.mjs";

/** libFuzzer's targets, with the dictionaries that they use. */
const DICTIONARIES = { phc: "phc.dict", verify: "phc.dict", kernel: undefined, tag: undefined };
const TARGETS = [...Object.keys(DICTIONARIES), ...programs];
const FUZZ = join(root, "fuzz");
/** Every input found so far that covers something new. fuzz/corpus has the committed part. */
const FOUND = join(root, "target/fuzz/corpus");
/** libFuzzer's exit code after it was interrupted. */
const INTERRUPTED = 72;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    target: { type: "string", multiple: true, default: TARGETS },
    seed: { type: "string" },
  },
});
const minutes = Number(values.minutes);
const unknown = values.target.find((name) => !TARGETS.includes(name));
if (unknown || !(minutes > 0)) {
  console.error(`Usage: npm run fuzz -- --minutes <number> --target <${TARGETS.join("|")}>`);
  process.exit(2);
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));

let findings = 0;
for (const name of values.target) {
  console.log(`\n${name}`);
  findings += await (Object.hasOwn(DICTIONARIES, name) ? fuzz(name) : runInNode(name));
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
  const places = ["--fuzz-dir", FUZZ, "--target-dir", join(root, "target/fuzz")];
  const options = [`-max_total_time=${60 * minutes}`, "-print_final_stats=1"];
  if (DICTIONARIES[name]) options.push(`-dict=${join(FUZZ, DICTIONARIES[name])}`);
  const corpora = [found, join(FUZZ, "corpus", name)];
  const code = await handOver(
    ["cargo", "fuzz", "run", ...places, name, ...corpora, "--", ...options],
    { env: { RUSTC_BOOTSTRAP: "1" } }, // the flags that instrument code are unstable
  );
  if (code === INTERRUPTED) process.exit(1);
  return code === 0 ? 0 : 1;
}
