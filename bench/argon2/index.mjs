// Argon2id: the packed package against its peers.
import { writeFile } from "node:fs/promises";
import { compilePeer } from "../lib/install.mjs";
import { BASELINE, described, PEERS } from "../peers/index.mjs";
import { chart } from "./chart.mjs";
import { cold, memory, size, speed } from "./measures.mjs";

const MEASURES = { speed, cold, size, memory };

/** @returns {Promise<import("../lib/table.mjs").Table[]>} */
export async function measure({ measures, svg, version, ...options }) {
  // edge-argon2 is always one of them, and comes first.
  const peers = PEERS.filter(({ key }) => key === BASELINE || options.peers.includes(key));
  for (const peer of peers) await compilePeer(peer, options.say);
  const peersIn = (runtime) => peers.filter(({ runtimes }) => runtimes.includes(runtime));
  const labels = Object.fromEntries(peers.map((peer) => [peer.key, described(peer)]));
  const tables = [];
  for (const name of Object.keys(MEASURES).filter((name) => measures.includes(name))) {
    tables.push(...(await MEASURES[name]({ ...options, peers, peersIn, labels })));
  }
  if (svg) await writeFile(svg, chart(tables[0], peers, version)); // speeds come first
  return tables;
}
