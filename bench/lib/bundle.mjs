// Peers as a Worker or a page loads them. Compiled wasm stays in files of its own beside a Worker.
import { copyFile, mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { root } from "../../scripts/lib/paths.mjs";
import { wasmPath } from "./wasm-files.mjs";

const bench = fileURLToPath(new URL("..", import.meta.url));

/** As wrangler resolves packages. */
const WORKER = {
  conditions: ["workerd", "worker", "browser"],
  mainFields: ["browser", "module", "main"],
};

/** Asked for by peers that look for Node when they run; never loaded outside it. */
const NODE_MODULES = ["node:*", "fs", "path"];

/**
 * Bundles a peer with the benchmark's Worker into a folder.
 *
 * @returns {Promise<{ folder: string, wasm: string[] }>} with `worker.js` and the .wasm files named
 */
export function bundleWorker(peer) {
  const names = Object.keys(peer.wasm ?? {});
  const source = [
    `import { serve } from "./lib/worker.mjs";`,
    `import * as peer from "./peers/${peer.key}.mjs";`,
    ...names.map((name) => `import ${name} from "${peer.wasm[name]}";`),
    `export default serve(peer, { ${names.join(", ")} });`,
  ].join("\n");
  return writeWorker(peer.key, source);
}

/** Bundles the source of a Worker into a folder of that name; returns what `bundleWorker` does. */
export async function writeWorker(name, source) {
  const folder = join(root, "target", "bench", "workers", name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { wasm } = await bundle(source, {
    ...WORKER,
    write: true,
    outfile: join(folder, "worker.js"),
  });
  for (const [name, path] of wasm) await copyFile(path, join(folder, name));
  return { folder, wasm: [...wasm.keys()] };
}

/**
 * What a Worker that hashes and verifies has to ship: minified JavaScript and .wasm files, and which
 * files the JavaScript was made from.
 *
 * @param {string} [folder] where the peer is installed
 */
export async function bundleShipped(peer, folder = bench) {
  const { contents, wasm, inputs } = await bundle(
    peer.ships,
    { ...WORKER, minify: true, metafile: true },
    folder,
  );
  const named = Object.values(peer.wasm ?? {}).map(wasmPath);
  return { script: contents, wasmFiles: named.length > 0 ? named : [...wasm.values()], inputs };
}

/** A peer's adapter as one script for a page; the package itself is left to the import map. */
export async function bundlePage(peer) {
  const source = `export * from "./peers/${peer.key}.mjs";`;
  return (await bundle(source, { external: [...NODE_MODULES, "edge-argon2"] })).contents;
}

async function bundle(contents, options, resolveDir = bench) {
  const wasm = new Map();
  const wasmFiles = {
    name: "wasm files",
    setup({ onResolve }) {
      onResolve({ filter: /\.wasm$/ }, ({ path, importer, ...from }) => {
        const file = importer === "<stdin>" ? wasmPath(path) : join(from.resolveDir, path);
        wasm.set(basename(file), file);
        return { path: `./${basename(file)}`, external: true, sideEffects: true };
      });
    },
  };
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: NODE_MODULES,
    logLevel: "silent",
    write: false,
    plugins: [wasmFiles],
    ...options,
  });
  return {
    wasm,
    contents: outputFiles?.[0].contents,
    inputs: Object.keys(metafile?.inputs ?? {}),
  };
}
