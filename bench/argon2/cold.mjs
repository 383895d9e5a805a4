// The first and the second hash of a fresh process: what a new isolate or a command line tool sees.
import { CONFIGURATIONS, costsOf } from "../lib/options.mjs";
import { inTurn, median } from "../lib/statistics.mjs";
import { table } from "../lib/table.mjs";
import { BASELINE, described } from "../peers/index.mjs";
import { openPeers } from "./sessions.mjs";

const RUNTIMES = ["node", "workerd"];

/** @returns {Promise<object>} `first` and `second` in milliseconds, by runtime and peer */
export async function measure({ runtimes, peersIn, coldRounds, say }) {
  const measured = {};
  for (const runtime of RUNTIMES.filter((name) => runtimes.includes(name))) {
    say(`${runtime}: first and second hash of ${coldRounds} fresh processes per peer`);
    const peers = peersIn(runtime);
    const samples = await inTurn(peers, coldRounds, (peer) => twoHashes(runtime, peer));
    const rows = peers.map(({ key }, i) => {
      const middle = (which) => median(samples[i].map((pair) => pair[which]));
      return (
        samples[i].every(Boolean) && [key, { first: middle("first"), second: middle("second") }]
      );
    });
    measured[runtime] = Object.fromEntries(rows.filter(Boolean));
  }
  return measured;
}

/** In Node, the first hash includes importing the package. */
async function twoHashes(runtime, peer) {
  const { sessions, close } = await openPeers(runtime, [peer]);
  const costs = costsOf(CONFIGURATIONS.a);
  try {
    const first = await sessions[0].hash(costs);
    const second = await sessions[0].hash(costs);
    return { first: first.milliseconds, second: second.milliseconds };
  } catch (error) {
    if (peer.key === BASELINE) throw error;
    return undefined; // does not run here; the speed measurement says why
  } finally {
    await close();
  }
}

export function tables(measured, peers) {
  return Object.entries(measured).map(([runtime, rows]) => {
    const { [BASELINE]: baseline } = rows;
    const cell = (value, unit) => `${(value / unit).toFixed(2)} (${value.toFixed(0)} ms)`;
    return table(`Fresh process in ${runtime}, time ÷ edge-argon2`, [
      ["", "first hash", "second hash"],
      ...Object.entries(rows).map(([key, { first, second }]) => {
        return [described(peers[key]), cell(first, baseline.first), cell(second, baseline.second)];
      }),
    ]);
  });
}
