// What a Worker ships for hashing and verifying: bundled and minified JavaScript, and .wasm files.
import { bundleShipped, sizesOf } from "../../tools/bundle.mjs";
import { folder } from "../lib/install.mjs";
import { BUNDLED } from "../lib/runtimes.mjs";
import { table } from "../lib/table.mjs";
import { wasmOf } from "./sessions.mjs";

/** @returns {Promise<object>} `Sizes` by peer, except those that cannot be shipped to a Worker */
export async function measure({ peers }) {
  const sizes = {};
  for (const peer of peers.filter(({ ships }) => ships !== undefined)) {
    const source = peer.ships && `export { ${peer.ships} } from "${peer.package}";`;
    const found = await bundleShipped(source, { resolveDir: folder, ...BUNDLED });
    const named = Object.values(wasmOf(peer));
    sizes[peer.key] = await sizesOf(named.length > 0 ? { ...found, wasm: named } : found);
  }
  return sizes;
}

const kib = (bytes) => (bytes / 1024).toFixed(1);

export function tables(sizes, peers) {
  const forms = ["raw", "gzip", "brotli"];
  const rows = Object.entries(sizes).map(([key, { script, wasm }]) => {
    const { name, offers } = peers[key];
    const cells = forms.map((form) => kib(script[form] + wasm[form]));
    return [offers ? `${name} (${offers})` : name, ...cells, kib(wasm.gzip), kib(script.gzip)];
  });
  const header = ["", ...forms, "wasm gzip", "JavaScript gzip"];
  return [table("Shipped to a Worker for hash and verify, KiB", [header, ...rows])];
}
