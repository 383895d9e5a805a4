// What stays allocated in Node after one hash and a garbage collection.
import { fileURLToPath } from "node:url";
import { CONFIGURATIONS, costsOf } from "../lib/options.mjs";
import { table } from "../lib/table.mjs";
import { described } from "../peers/index.mjs";
import { openPeers } from "./sessions.mjs";

const entry = fileURLToPath(new URL("memory-entry.mjs", import.meta.url));

/** @returns {Promise<object>} bytes by peer, as memory-entry.mjs returns them */
export async function measure({ peersIn }) {
  const rows = {};
  for (const peer of peersIn("node")) {
    const opened = await openPeers("node", [peer], { flags: ["--expose-gc"] }, entry);
    try {
      const { result } = await opened.sessions[0].hash(costsOf(CONFIGURATIONS.a));
      rows[peer.key] = result;
    } finally {
      await opened.close();
    }
  }
  return rows;
}

const mib = (bytes) => (bytes / 1024 ** 2).toFixed(1);

export function tables(measured, peers) {
  const rows = Object.entries(measured).map(([key, { wasm, resident }]) => {
    return [described(peers[key]), mib(wasm), mib(resident)];
  });
  const header = ["", "WebAssembly", "process"];
  return [table("Kept in Node after one hash of 19 MiB, MiB", [header, ...rows])];
}
