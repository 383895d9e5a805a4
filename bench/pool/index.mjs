// edge-argon2/pool with two threads: against one thread and native peers, and how late the event loop is.
import { compare } from "../lib/compare.mjs";
import { CONFIGURATIONS } from "../lib/options.mjs";
import { RUNTIMES } from "../lib/runtimes.mjs";
import { hashing, openPeers } from "../lib/sessions.mjs";
import { quantile } from "../lib/statistics.mjs";
import { amountIn, partsOf } from "../lib/table.mjs";
import { PEERS } from "../peers/index.mjs";

const [TWO, ONE] = ["two-threads", "one-thread"];

/** The plain class, and native peers that do not block their thread. */
const OTHERS = [
  "edge-argon2",
  "argon2",
  "node-rs-async",
  "node-crypto-async",
  "webcrypto",
  "bun-password",
];
const CONTENDERS = [TWO, ONE, ...OTHERS].map((key) => PEERS.find((peer) => peer.key === key));
const labels = Object.fromEntries(CONTENDERS.map(({ key, name }) => [key, name]));

const LANES = ["65536/3/4", "262144/1/4"];
const MANY = 100;

/** The highest acceptable ratios of two threads to one, and to other peers. */
const TO_ONE = { node: 0.6, deno: 0.65, bun: 0.65, chromium: 0.65 };
const LANE_BOUNDS = {
  [LANES[0]]: { [ONE]: TO_ONE, argon2: { node: 0.6 } },
  [LANES[1]]: { [ONE]: TO_ONE },
};
const MANY_BOUNDS = {
  [ONE]: Object.fromEntries(Object.keys(RUNTIMES).map((runtime) => [runtime, 1 / 1.8])),
};

/** ms: the timer's 99th percentile, or in a page the longest gap. */
const DELAY_BOUNDS = { [TWO]: { node: 5, deno: 5, bun: 5, chromium: 50 } };

export function measure({ runtimes, configurations = LANES, ...effort }) {
  const works = (runtime) => {
    const { isPage } = RUNTIMES[runtime];
    const work = (configuration, hashes, bounds) => {
      const { input, expected } = hashing(configuration);
      const title = `Time of two threads ÷ time of the peer, ${hashes} × ${configuration}`;
      return { title, labels, cell: partsOf(TWO), bounds, input: { ...input, hashes }, expected };
    };
    const many = work(CONFIGURATIONS.a, MANY, MANY_BOUNDS);
    const late = {
      title: `How late a 1 ms timer is while ${MANY} default hashes run, 99th percentile in ms (pages: longest gap between frames)`,
      cell: amountIn(1),
      bounds: DELAY_BOUNDS,
      input: { ...many.input, observe: "delays" },
      sample: ({ delays }) => (isPage ? Math.max(...delays) : quantile(delays, 0.99)),
    };
    const lanes = configurations.map((costs) => work(costs, 1, LANE_BOUNDS[costs]));
    return [...lanes, many, { ...many, ...late }];
  };
  const peersIn = (runtime) => CONTENDERS.filter((peer) => peer.runtimes.includes(runtime));
  const threaded = runtimes.filter((runtime) => CONTENDERS[0].runtimes.includes(runtime));
  return compare(threaded, (runtime) => openPeers(runtime, peersIn(runtime)), works, effort);
}
