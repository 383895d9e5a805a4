// `npm run bench -- --suite migrate`: measures how fast old hashes verify in Node and in workerd,
// in interleaved rounds. All figures are ratios of edge-argon2's time to a peer's.

import { writeWorker } from "../lib/bundle.mjs";
import { median } from "../lib/statistics.mjs";
import { openWorker } from "../runtimes/workerd.mjs";
import { run, TASKS } from "./tasks.mjs";

/** The highest acceptable ratio by task, peer and runtime. */
const BOUNDS = [
  ["scrypt N=16384 r=16", "node:crypto", "Node", 0.75],
  ["scrypt N=16384 r=16", "@noble/hashes", "Node", 0.45],
  ["PBKDF2-SHA256 × 100,000", "node:crypto", "Node", 1.6],
  ["bcrypt, cost 10", "bcryptjs", "Node", 1.05],
  ["scrypt N=16384 r=16", "node:crypto", "workerd", 1],
  ["scrypt N=16384 r=16", "@noble/hashes", "workerd"],
  ["PBKDF2-SHA256 × 100,000", "node:crypto", "workerd", 1.6],
  ["bcrypt, cost 10", "bcryptjs", "workerd", 1.05],
];
const ROUNDS = 15;
/** Calls in one sample, and the number of samples at the start that are not counted. */
const COUNT = 2;
const WARM_UP = 3;

const WORKER = `import { run } from "./migrate/tasks.mjs";
export default {
  async fetch(request) {
    const { task, peer, count } = Object.fromEntries(new URL(request.url).searchParams);
    await run({ task, peer, count: Number(count) });
    return new Response("right");
  },
};`;

/** @returns {Promise<string>} a table in Markdown */
export async function measureMigrate({ rounds = ROUNDS, say }) {
  const bundle = await writeWorker("migrate", WORKER);
  const worker = await openWorker(undefined, bundle, ["nodejs_compat"]);
  const runtimes = { Node: inProcess, workerd: inWorker(worker) };
  const rows = [];
  try {
    for (const [name, time] of Object.entries(runtimes)) {
      for (const task of Object.keys(TASKS)) {
        say(`${name}: ${task}`);
        rows.push(...(await compare(name, task, time, rounds)));
      }
    }
  } finally {
    await worker.close();
  }
  return ["| old hash | runtime | peer | ratio | at most |", "|---|---|---|---|---|", ...rows].join(
    "\n",
  );
}

/** A ratio is taken within its round; the median of all rounds is shown. */
async function compare(runtime, task, time, rounds) {
  const peers = Object.keys(TASKS[task]);
  const samples = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const sample = {};
    for (const peer of peers) sample[peer] = await time({ task, peer, count: COUNT });
    if (round >= 0) samples.push(sample);
  }
  return peers.slice(1).map((peer) => {
    const ratio = median(samples.map((sample) => sample["edge-argon2"] / sample[peer]));
    const bound = BOUNDS.find(
      (row) => row.slice(0, 3).join() === [task, peer, runtime].join(),
    )?.[3];
    const verdict = bound === undefined ? "" : `${bound}${ratio <= bound ? "" : ", MISSED"}`;
    return `| ${task} | ${runtime} | ${peer} | ${ratio.toFixed(2)} | ${verdict} |`;
  });
}

async function inProcess(work) {
  const started = performance.now();
  await run(work);
  return performance.now() - started;
}

function inWorker(worker) {
  return async ({ count, ...options }) => (await worker.hash(options, count)).milliseconds;
}
