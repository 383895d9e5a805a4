// edge-argon2/pool with two threads: against one thread and native peers, and how late the event loop is.
import { argon2Sync } from "node:crypto";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { CONFIGURATIONS, costsOf } from "../lib/options.mjs";
import { BUNDLED, open } from "../lib/runtimes.mjs";
import { inTurn, median, quantile, ratios } from "../lib/statistics.mjs";
import { table } from "../lib/table.mjs";

const [TWO, ONE] = ["two threads", "one thread"];
const OWN = [TWO, ONE, "edge-argon2"];
const NATIVE = {
  node: ["argon2", "@node-rs/argon2", "node:crypto", "WebCrypto"],
  deno: ["argon2", "@node-rs/argon2", "WebCrypto"],
  bun: ["argon2", "@node-rs/argon2", "node:crypto", "Bun.password"],
  chromium: [],
  firefox: [],
  webkit: [],
};

const LANES = ["65536/3/4", "262144/1/4"];
const DEFAULT = CONFIGURATIONS.a;
const MANY = 100;
const LANE_ROUNDS = { count: 9, warmUp: 2 };
const MANY_ROUNDS = { count: 5, warmUp: 1 };

/** The highest acceptable ratio of two threads to a peer. */
function ratioBound(hashes, configuration, runtime, peer) {
  if (hashes === MANY) return peer === ONE ? 1 / 1.8 : undefined;
  if (runtime === "node" && configuration === LANES[0] && peer === "argon2") return 0.6;
  const isBound = peer === ONE && LANES.includes(configuration) && runtime in DELAY_BOUNDS;
  return isBound ? (runtime === "node" ? 0.6 : 0.65) : undefined;
}

/** ms: the timer's 99th percentile, or in a page the longest gap. */
const DELAY_BOUNDS = { node: 5, deno: 5, bun: 5, chromium: 50 };

const ISOLATED_WITH_WORKERS = {
  policy:
    "default-src 'self'; script-src 'self' 'nonce-map' 'wasm-unsafe-eval'; worker-src 'self' blob:",
  bundling: { ...BUNDLED, external: [...BUNDLED.external, "argon2", "@node-rs/argon2"] },
};

const entry = fileURLToPath(new URL("tasks.mjs", import.meta.url));
const PASSWORD = "correct horse battery staple";
const SALT = "0123456789abcdef";

/** What all peers hash, with the tag that OpenSSL computes. */
function inputFor(configuration) {
  const { memorySize: memory, iterations: passes, parallelism, tagLength } = costsOf(configuration);
  const costs = { memory, passes, parallelism, tagLength };
  const tag = argon2Sync("argon2id", { message: PASSWORD, nonce: SALT, ...costs });
  const [salt, text] = [Buffer.from(SALT), tag].map((bytes) =>
    bytes.toString("base64").replace(/=+$/, ""),
  );
  const phc = `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt}$${text}`;
  return { ...costsOf(configuration), password: PASSWORD, salt: SALT, tag: `${[...tag]}`, phc };
}

/** @returns {Promise<string>} two tables */
export async function measure({ runtimes, configurations = LANES, rounds, say }) {
  const times = [["hashes", "runtime", "peer", "median", "of minima", "at most"]];
  const delays = [["runtime", "peer", "p99, ms", "longest, ms", "at most"]];
  for (const runtime of runtimes.filter((name) => name in NATIVE)) {
    const isPage = NATIVE[runtime].length === 0;
    const peers = [...OWN, ...NATIVE[runtime]];
    const { time, close } = await open(runtime, entry, isPage ? ISOLATED_WITH_WORKERS : {});
    const sample = async (input, { count, warmUp }) => {
      const samples = await inTurn(peers, warmUp + (rounds ?? count), (peer) =>
        time({ ...input, peer, count: 1 }),
      );
      return samples.map((taken) => taken.slice(warmUp));
    };
    const compare = async (hashes, configuration, howOften) => {
      say(`${runtime}: ${hashes} × ${configuration}, load ${load()}`);
      const samples = await sample({ ...inputFor(configuration), hashes }, howOften);
      const [own, ...others] = samples.map((taken) => taken.map((one) => one.milliseconds));
      for (const [i, peer] of peers.slice(1).entries()) {
        const ratio = median(ratios(own, others[i]));
        const least = Math.min(...own) / Math.min(...others[i]);
        const bound = verdict(ratio, ratioBound(hashes, configuration, runtime, peer), 2);
        const what = `${hashes} × ${configuration}`;
        times.push([what, runtime, peer, ratio.toFixed(2), least.toFixed(2), bound]);
      }
    };
    try {
      for (const configuration of configurations) await compare(1, configuration, LANE_ROUNDS);
      await compare(MANY, DEFAULT, MANY_ROUNDS);
      say(`${runtime}: event loop, load ${load()}`);
      const input = { ...inputFor(DEFAULT), hashes: MANY, watched: true };
      for (const [i, taken] of (await sample(input, MANY_ROUNDS)).entries()) {
        const p99 = median(taken.map(({ result }) => quantile(result, 0.99)));
        const longest = median(taken.map(({ result }) => Math.max(...result)));
        const bound = peers[i] === TWO ? DELAY_BOUNDS[runtime] : undefined;
        const text = verdict(isPage ? longest : p99, bound);
        delays.push([runtime, peers[i], p99.toFixed(1), longest.toFixed(1), text]);
      }
    } finally {
      await close();
    }
  }
  const during = `while ${MANY} default hashes run (pages: gaps between frames)`;
  return [
    table(`Time of ${TWO} ÷ time of the peer, load at the end ${load()}`, times),
    table(`How late a 1 ms timer is ${during}, medians of rounds`, delays),
  ].join("\n\n");
}

/** Processes that ran or waited to run: means of 1 and 5 minutes. */
const load = () =>
  `${loadavg()
    .slice(0, 2)
    .map((mean) => mean.toFixed(1))
    .join(", ")}`;

function verdict(value, bound, digits = 0) {
  if (bound === undefined) return "";
  return `${bound.toFixed(digits)}${value <= bound ? "" : ", MISSED"}`;
}
