// Bundles peers for Workers and for pages.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, bundleShipped, bundleWorker } from "../../tools/bundle.mjs";
import { root } from "../../tools/paths.mjs";
import { wasmPath } from "./wasm-files.mjs";

const OPTIONS = {
  resolveDir: fileURLToPath(new URL("..", import.meta.url)),
  /** Peers that look for Node at run time import these; nothing loads them outside Node. */
  external: ["node:*", "fs", "path"],
  logLevel: "silent",
  wasm: (specifier, importer) => (importer === "<stdin>" ? wasmPath(specifier) : undefined),
};

/** Bundles a peer with the benchmark's Worker. */
export function bundlePeer(peer) {
  const names = Object.keys(peer.wasm ?? {});
  return writeWorker(
    peer.key,
    [
      `import { serve } from "./lib/worker.mjs";`,
      `import * as peer from "./peers/${peer.key}.mjs";`,
      ...names.map((name) => `import ${name} from "${peer.wasm[name]}";`),
      `export default serve(peer, { ${names.join(", ")} });`,
    ].join("\n"),
  );
}

/** Bundles the source of a Worker into a folder of that name. */
export const writeWorker = (name, source) =>
  bundleWorker(join(root, "target", "bench", "workers", name), source, OPTIONS);

/** Bundles what a Worker that hashes and verifies has to ship. */
export async function bundlePeerShipped(peer) {
  const found = await bundleShipped(peer.ships, OPTIONS);
  const named = Object.values(peer.wasm ?? {}).map(wasmPath);
  return named.length > 0 ? { ...found, wasm: named } : found;
}

/** A peer's adapter as one script for a page; the package itself is left to the import map. */
export async function bundlePage(peer) {
  const external = [...OPTIONS.external, "edge-argon2"];
  return (await bundle(`export * from "./peers/${peer.key}.mjs";`, { ...OPTIONS, external }))
    .script;
}
