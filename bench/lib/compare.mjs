// Times warm contenders in interleaved rounds, in one runtime after the other.
import { loadavg } from "node:os";
import { Failure } from "../../tools/failure.mjs";
import { RUNTIMES } from "./runtimes.mjs";
import { inTurn } from "./statistics.mjs";

/** Warming up ends at the first of these; earlier work has often run the same code. */
const WARM_UP = { runs: 4, milliseconds: 400 };
/** A page's clock may tick only once a millisecond, and a request to workerd takes half of one. */
const SAMPLE = { milliseconds: 120, mostRuns: 10 };
const ROUNDS = { fewest: 3, most: 25 };

/**
 * @typedef {object} Work a table without its columns, and what its contenders do
 * @property {object} input
 * @property {any} expected the result, unless the contender's `tag` is
 * @property {(answer: object, runs: number) => number} [sample] by default the milliseconds per run
 *
 * @param {string[]} runtimes
 * @param {(runtime: string) => Promise<object>} open returns { version, contenders: { key, time }[] };
 *   the first contender is what the others are compared with
 * @param {(runtime: string) => Work[]} works
 * @param {object} effort `rounds`, or if it is left out `budgetSeconds` for each work
 * @returns {Promise<import("./table.mjs").Table[]>} with a column for each runtime
 */
export async function compare(runtimes, open, works, { say, ...effort }) {
  const tables = {};
  for (const runtime of runtimes) {
    try {
      await using opened = await open(runtime);
      const column = `${runtime} ${opened.version}`;
      for (const { input, expected, sample, ...table } of works(runtime)) {
        tables[table.title] ??= { ...table, columns: {} };
        const contenders = opened.contenders.filter(({ key }) => key in table.labels);
        const work = { input, expected, sample, ...effort };
        work.say = (text) => say(`${column}, ${table.title}: ${text}`);
        tables[table.title].columns[column] = await race(contenders, work);
      }
    } catch (error) {
      // The other runtimes still count.
      const isMissing = error instanceof Failure;
      say(`${isMissing ? "Skipping " : ""}${runtime}: ${error.message}`);
      if (!isMissing) process.exitCode = 1;
    }
  }
  if (Object.keys(tables).length > 0) return Object.values(tables);
  throw new Failure("None of the runtimes asked for is available: see the lines above.");
}

const perRun = ({ milliseconds }, runs) => milliseconds / runs;

async function race(contenders, { input, expected, sample = perRun, say, ...effort }) {
  const failed = {};
  const ready = {};
  let roundSeconds = 0;
  for (const { key, time, tag = expected } of contenders) {
    const run = async (count) => {
      const answer = await time({ ...input, count });
      if (answer.result === tag) return answer;
      throw new WrongResult(`${key} returned a wrong result: its times would mean nothing.`);
    };
    try {
      const estimate = await warmUp(run);
      const runs = Math.min(Math.ceil(SAMPLE.milliseconds / estimate), SAMPLE.mostRuns);
      roundSeconds += (estimate * runs) / 1000;
      ready[key] = async () => sample(await run(runs), runs);
    } catch (error) {
      if (key === contenders[0].key || error instanceof WrongResult) throw error;
      failed[key] = [Number.NaN];
      say(`${key} does not run here: ${error.message}`);
    }
  }
  const affordable = Math.floor(effort.budgetSeconds / roundSeconds);
  const rounds = effort.rounds ?? Math.min(Math.max(affordable, ROUNDS.fewest), ROUNDS.most);
  const [load] = loadavg();
  say(`${rounds} rounds, about ${Math.ceil(rounds * roundSeconds)} s, load ${load.toFixed(1)}`);
  return { ...failed, ...(await inTurn(ready, rounds)) };
}

class WrongResult extends Error {}

/** Lets the optimizing compilers finish, and returns the milliseconds of the last run. */
async function warmUp(run) {
  let spent = 0;
  for (let runs = 1; ; runs++) {
    const { milliseconds } = await run(1);
    spent += milliseconds;
    if (runs === WARM_UP.runs || spent > WARM_UP.milliseconds) return milliseconds;
  }
}
