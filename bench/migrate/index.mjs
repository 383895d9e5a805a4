// How fast old hashes verify in Node and in workerd: ratios of edge-argon2's time to a peer's.
import { fileURLToPath } from "node:url";
import { open } from "../lib/runtimes.mjs";
import { inTurn, median, ratios } from "../lib/statistics.mjs";
import { table } from "../lib/table.mjs";

/** The highest acceptable ratios by task and peer, if there is one. */
const BOUNDS = {
  "scrypt N=16384 r=16": {
    "node:crypto": { node: 0.75, workerd: 1 },
    "@noble/hashes": { node: 0.45 },
  },
  "PBKDF2-SHA256 × 100,000": { "node:crypto": { node: 1.6, workerd: 1.6 } },
  "bcrypt, cost 10": { bcryptjs: { node: 1.05, workerd: 1.05 } },
};
const ROUNDS = 15;
/** Calls in one sample, and the number of rounds at the start that are not counted. */
const COUNT = 2;
const WARM_UP = 3;

const OPTIONS = { node: {}, workerd: { flags: ["nodejs_compat"] } };

const entry = fileURLToPath(new URL("tasks.mjs", import.meta.url));

/** @returns {Promise<string>} a table */
export async function measure({ rounds = ROUNDS, say }) {
  const rows = [["old hash", "runtime", "peer", "ratio", "at most"]];
  for (const runtime of Object.keys(OPTIONS)) {
    const { time, close } = await open(runtime, entry, OPTIONS[runtime]);
    try {
      for (const [task, peers] of Object.entries(BOUNDS)) {
        say(`${runtime}: ${task}`);
        const contenders = ["edge-argon2", ...Object.keys(peers)];
        const samples = await inTurn(contenders, WARM_UP + rounds, async (peer) => {
          return (await time({ task, peer, count: COUNT })).milliseconds;
        });
        const [own, ...others] = samples.map((times) => times.slice(WARM_UP));
        for (const [i, [peer, bounds]] of Object.entries(peers).entries()) {
          const ratio = median(ratios(own, others[i]));
          const bound = bounds[runtime];
          const verdict = bound === undefined ? "" : `${bound}${ratio <= bound ? "" : ", MISSED"}`;
          rows.push([task, runtime, peer, ratio.toFixed(2), verdict]);
        }
      }
    } finally {
      await close();
    }
  }
  return table("Verifying old hashes, time of edge-argon2 ÷ time of the peer", rows);
}
