// Argon2id: the packed package against its peers.
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { compilePeer } from "../lib/install.mjs";
import { BASELINE, PEERS } from "../peers/index.mjs";
import { chart } from "./chart.mjs";
import * as cold from "./cold.mjs";
import * as memory from "./memory.mjs";
import * as size from "./size.mjs";
import * as speed from "./speed.mjs";

/** Each has `measure(work)`, and `tables(measured, peers)`, which returns an array of them. */
const MEASURES = { speed, cold, size, memory };

/** How thoroughly to measure. Seconds are for one configuration in one runtime. */
const THOROUGH = { budgetSeconds: 30, coldRounds: 9 };
const QUICK = { budgetSeconds: 5, rounds: 5, coldRounds: 3 };

/** @returns {Promise<string>} a table for each configuration and each other measure taken */
export async function measure(options) {
  // edge-argon2 is always one of them, and comes first.
  const peers = PEERS.filter(({ key }) => key === BASELINE || options.peers.includes(key));
  for (const { key } of peers) await compilePeer(key, options.say);

  const peersIn = (runtime) => peers.filter(({ runtimes }) => runtimes.includes(runtime));
  const effort = options.quick ? QUICK : THOROUGH;
  const work = { ...options, ...effort, rounds: options.rounds ?? effort.rounds, peers, peersIn };
  const { model } = cpus()[0];
  const results = {
    version: options.version,
    machine: `${model.trim()}, ${cpus().length} threads, ${process.platform}-${process.arch}`,
    peers: Object.fromEntries(peers.map((peer) => [peer.key, peer])),
  };
  const taken = Object.keys(MEASURES).filter((name) => options.measures.includes(name));
  for (const name of taken) results[name] = await MEASURES[name].measure(work);

  if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
  if (options.svg) await writeFile(options.svg, chart(results));
  return taken.flatMap((name) => MEASURES[name].tables(results[name], results.peers)).join("\n\n");
}
