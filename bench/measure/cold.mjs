// The first and the second hash of a fresh process: what a new isolate or a command line tool sees.

import { bundlePeer } from "../lib/bundle.mjs";
import { BASELINE } from "../lib/peers.mjs";
import { median } from "../lib/statistics.mjs";
import { openProcess } from "../runtimes/programs.mjs";
import { openWorker } from "../runtimes/workerd.mjs";

/** How to start a peer's fresh process. In Node the first hash includes importing the package. */
const COLD = {
  node: async () => (peer) => openProcess(peer),
  workerd: async (peers) => {
    const bundles = new Map();
    for (const peer of peers) bundles.set(peer, await bundlePeer(peer));
    return (peer) => openWorker(peer, bundles.get(peer));
  },
};

export const COLD_RUNTIMES = Object.keys(COLD);

/**
 * @param {string} runtime of `COLD_RUNTIMES`
 * @param {object[]} peers that run there
 * @param {object} options of the hash
 * @param {number} rounds fresh processes of each peer, interleaved
 * @returns {Promise<Record<string, { first: number, second: number }>>} milliseconds by peer
 */
export async function measureCold(runtime, peers, options, rounds) {
  const open = await COLD[runtime](peers);
  const samples = new Map(peers.map((peer) => [peer, { first: [], second: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const [peer, { first, second }] of samples) {
      const session = await open(peer);
      try {
        first.push((await session.hash(options, 1)).milliseconds);
        second.push((await session.hash(options, 1)).milliseconds);
      } catch (error) {
        if (peer.key === BASELINE) throw error;
        samples.delete(peer); // does not run here; the speed measurement says why
      } finally {
        await session.close();
      }
    }
  }
  const rows = [...samples].map(([peer, { first, second }]) => {
    return [peer.key, { first: median(first), second: median(second) }];
  });
  return Object.fromEntries(rows);
}
