// What a Worker ships for hashing and verifying: bundled and minified JavaScript, and .wasm files.
import { sizesOf } from "../../tools/bundle.mjs";
import { bundlePeerShipped } from "../lib/bundle.mjs";

/**
 * @param {object[]} peers
 * @returns {Promise<Record<string, { script: object, wasm: object }>>} `Sizes` by peer; those that
 *   cannot be shipped to a Worker are left out
 */
export async function measureSizes(peers) {
  const sizes = {};
  for (const peer of peers.filter(({ ships }) => ships !== undefined)) {
    sizes[peer.key] = await sizesOf(await bundlePeerShipped(peer));
  }
  return sizes;
}
