// Time per hash of warm peers, in interleaved rounds. A ratio is taken within its round.
import { argon2Sync } from "node:crypto";
import { Failure } from "../../tools/failure.mjs";
import { CONFIGURATIONS, costsOf } from "../lib/options.mjs";
import { RUNTIMES } from "../lib/runtimes.mjs";
import { inTurn, median, quantile, ratios } from "../lib/statistics.mjs";
import { table } from "../lib/table.mjs";
import { BASELINE, described } from "../peers/index.mjs";
import { PASSWORD, SALT } from "./serve.mjs";
import { openPeers } from "./sessions.mjs";

/** Warming up ends at the first of these; earlier configurations have often run the same code. */
const WARM_UP = { hashes: 4, milliseconds: 400 };
const MOST_HASHES_PER_SAMPLE = 10;
const ROUNDS = { fewest: 3, most: 25 };

/**
 * @param {object} work of index.mjs; `budgetSeconds` applies if `rounds` is left out
 * @returns {Promise<object>} by runtime: `version`, and `speed` by configuration and peer, which is
 *   `ratio` with quartiles, `milliseconds` per hash and `rounds`; or `failure`, a sentence
 */
export async function measure(work) {
  const measured = {};
  for (const name of work.runtimes) {
    try {
      await RUNTIMES[name].prepare?.(work.say);
      const { version, sessions, close } = await openPeers(name, work.peersIn(name));
      const speed = {};
      measured[name] = { version, speed };
      const { a, ...others } = CONFIGURATIONS;
      const usual = name === "node" && !work.quick ? [a, ...Object.values(others)] : [a];
      try {
        for (const label of work.configurations ?? usual) {
          const say = (text) => work.say(`${name} ${version}, ${label}: ${text}`);
          const { sampleMilliseconds } = RUNTIMES[name];
          speed[label] = await compare(sessions, label, { ...work, sampleMilliseconds, say });
        }
      } finally {
        await close();
      }
    } catch (error) {
      // The other runtimes still count.
      const isMissing = error instanceof Failure;
      work.say(`${isMissing ? "Skipping " : ""}${name}: ${error.message}`);
      if (!isMissing) process.exitCode = 1;
    }
  }
  if (Object.keys(measured).length > 0) return measured;
  throw new Failure("None of the runtimes asked for is available: see the lines above.");
}

async function compare(sessions, label, { sampleMilliseconds, budgetSeconds, ...work }) {
  const costs = costsOf(label);
  const tag = expectedTag(costs);
  const rows = {};
  const contenders = [];
  for (const { peer, hash } of sessions) {
    try {
      const estimate = await warmUp(peer, () => hash(costs), peer.tag ?? tag);
      const count = Math.min(Math.ceil(sampleMilliseconds / estimate), MOST_HASHES_PER_SAMPLE);
      contenders.push({ peer, hash, count, seconds: (estimate * count) / 1000 });
    } catch (error) {
      if (peer.key === BASELINE || error instanceof WrongTag) throw error;
      rows[peer.key] = { failure: error.message };
      work.say(`${peer.name} does not run here: ${error.message}`);
    }
  }

  const roundSeconds = contenders.reduce((sum, { seconds }) => sum + seconds, 0);
  const affordable = Math.floor(budgetSeconds / roundSeconds);
  const rounds = work.rounds ?? Math.min(Math.max(affordable, ROUNDS.fewest), ROUNDS.most);
  const duration = `about ${Math.ceil(rounds * roundSeconds)} s`;
  work.say(`${contenders.length} peers, ${rounds} rounds, ${duration}`);
  const samples = await inTurn(contenders, rounds, async ({ hash, count }) => {
    return (await hash(costs, count)).milliseconds / count;
  });
  for (const [i, { peer }] of contenders.entries()) {
    const compared = ratios(samples[i], samples[0]);
    rows[peer.key] = {
      ratio: median(compared),
      quartiles: [quantile(compared, 0.25), quantile(compared, 0.75)],
      milliseconds: median(samples[i]),
      rounds,
    };
  }
  return rows;
}

class WrongTag extends Error {}

/** Checks the tag, lets the optimizing compilers finish, and returns the milliseconds of a hash. */
async function warmUp({ name }, hash, expected) {
  let spent = 0;
  for (let hashes = 1; ; hashes++) {
    const { milliseconds, result } = await hash();
    if (result !== expected) {
      throw new WrongTag(`${name} returned a wrong tag: its times would mean nothing.`);
    }
    spent += milliseconds;
    if (hashes === WARM_UP.hashes || spent > WARM_UP.milliseconds) return milliseconds;
  }
}

/** The tag from OpenSSL, which shares no code with most peers. */
function expectedTag({ memorySize: memory, iterations: passes, ...others }) {
  const input = { message: PASSWORD, nonce: SALT, memory, passes, ...others };
  return argon2Sync("argon2id", input).toString("hex");
}

export function tables(measured, peers) {
  const labels = new Set(Object.values(measured).flatMap(({ speed }) => Object.keys(speed)));
  return [...labels].map((label) => {
    const there = Object.entries(measured).filter(([, { speed }]) => speed[label]);
    const rows = Object.keys(peers)
      .map((key) => [key, ...there.map(([, { speed }]) => cell(key, speed[label][key]))])
      .filter(([, ...cells]) => cells.some(Boolean))
      .map(([key, ...cells]) => [described(peers[key]), ...cells]);
    const [memorySize, iterations, parallelism] = label.split("/");
    const threads = parallelism === "1" ? "" : "; native peers use threads";
    return table(
      `Time ÷ edge-argon2, ${memorySize} KiB, ${iterations} iterations, parallelism ${parallelism}${threads}`,
      [["", ...there.map(([name, { version }]) => `${name} ${version}`)], ...rows],
    );
  });
}

function cell(key, row) {
  if (!row) return "";
  if (row.failure) return "failed";
  if (key === BASELINE) return `1 (${row.milliseconds.toFixed(1)} ms)`;
  return row.ratio.toFixed(2);
}
