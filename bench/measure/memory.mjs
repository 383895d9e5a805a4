// What stays allocated in Node after one hash and a garbage collection.
import { openProcess } from "../runtimes/programs.mjs";

/**
 * @param {object[]} peers
 * @param {object} options of the hash
 * @returns {Promise<Record<string, { wasm: number, resident: number }>>} bytes by peer: the size
 *   of its WebAssembly memories still alive, and the growth of the process
 */
export async function measureMemory(peers, options) {
  const rows = {};
  for (const peer of peers) {
    const session = openProcess(peer, [process.execPath, "--expose-gc"], "memory-child.mjs");
    try {
      const { wasm, resident } = await session.ask({ options });
      rows[peer.key] = { wasm, resident };
    } finally {
      await session.close();
    }
  }
  return rows;
}
