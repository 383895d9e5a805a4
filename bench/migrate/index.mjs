// How fast old hashes verify in Node and in workerd.
import { fileURLToPath } from "node:url";
import { compare } from "../lib/compare.mjs";
import { open } from "../lib/runtimes.mjs";
import { partsOf } from "../lib/table.mjs";

const OWN = "edge-argon2";

/** The highest acceptable ratios by task and peer, if there is one. */
const BOUNDS = {
  "scrypt N=16384 r=16": {
    "node:crypto": { node: 0.75, workerd: 1 },
    "@noble/hashes": { node: 0.45 },
  },
  "PBKDF2-SHA256 × 100,000": { "node:crypto": { node: 1.6, workerd: 1.6 } },
  "bcrypt, cost 10": { bcryptjs: { node: 1.05, workerd: 1.05 } },
};
const PEERS = [OWN, "node:crypto", "@noble/hashes", "bcryptjs"];

const FLAGS = { node: [], workerd: ["nodejs_compat"] };

const entry = fileURLToPath(new URL("tasks.mjs", import.meta.url));

export function measure({ runtimes, ...effort }) {
  const openTasks = async (runtime) => {
    const { timing, ...opened } = await open(runtime, entry, FLAGS[runtime]);
    return { ...opened, contenders: PEERS.map((key) => ({ key, time: timing({ peer: key }) })) };
  };
  const works = Object.entries(BOUNDS).map(([task, bounds]) => ({
    title: `Time of edge-argon2 ÷ time of the peer, ${task}`,
    labels: Object.fromEntries([OWN, ...Object.keys(bounds)].map((peer) => [peer, peer])),
    cell: partsOf(OWN),
    bounds,
    input: { task },
    expected: true,
  }));
  const both = runtimes.filter((runtime) => runtime in FLAGS);
  return compare(both, openTasks, () => works, effort);
}
