// Starts peers in a runtime.
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folder, nodeModules } from "../lib/install.mjs";
import { open, RUNTIMES } from "../lib/runtimes.mjs";

const SERVE = fileURLToPath(new URL("serve.mjs", import.meta.url));
const { resolve } = createRequire(nodeModules);
const text = JSON.stringify;

const isWasm = (specifier) => specifier.endsWith(".wasm");

/** The paths of a peer's .wasm files by their specifiers. */
export function wasmOf({ imports = {} }) {
  const specifiers = Object.values(imports).filter(isWasm);
  return Object.fromEntries(specifiers.map((specifier) => [specifier, resolve(specifier)]));
}

/**
 * Starts peers, each in a process of its own, or all in one page.
 *
 * @param {string} runtime
 * @param {import("../peers/index.mjs").Peer[]} peers
 * @param {object} [options] of tools/runtimes
 * @param {string} [serve] path of a module like serve.mjs
 * @returns {Promise<{ version: string, sessions: { peer: object, hash: (costs: object, count?: number) => Promise<object> }[], close: () => Promise<void> }>}
 *   `hash` resolves to what serve.mjs returns
 */
export async function openPeers(runtime, peers, options, serve = SERVE) {
  const groups = RUNTIMES[runtime].shared ? [peers] : peers.map((peer) => [peer]);
  const start = async (group) => {
    const entry = join(folder, `${group.map(({ key }) => key).join("+")}.mjs`);
    await writeFile(entry, entryFor(group, serve));
    const wasm = Object.assign({}, ...group.map(wasmOf));
    const flags = runtime === "workerd" && { flags: group[0].compatibilityFlags };
    const { time, ...started } = await open(runtime, entry, { wasm, ...flags, ...options });
    const hashWith =
      (key) =>
      (costs, count = 1) =>
        time({ peer: key, count, ...costs });
    return { ...started, sessions: group.map((peer) => ({ peer, hash: hashWith(peer.key) })) };
  };
  const started = await Promise.all(groups.map(start));
  return {
    version: started[0].version,
    sessions: started.flatMap(({ sessions }) => sessions),
    close: () => Promise.all(started.map(({ close }) => close())),
  };
}

/** The source of a module whose `run` hashes with peers, which it imports when they are needed. */
function entryFor(peers, serve) {
  const importing = ([name, specifier]) => {
    const imported = `() => import(${text(specifier)})`;
    return `${name}: ${isWasm(specifier) ? `() => compile(${imported})` : imported}`;
  };
  const imports = peers.map(({ key, package: own, imports }) => {
    const all = Object.entries({ ...(own && { package: own }), ...imports });
    return `${text(key)}: { ${all.map(importing).join(", ")} }`;
  });
  return `import { compile } from ${text(SERVE)};
import { serve } from ${text(serve)};
export const run = serve({ ${imports.join(", ")} });`;
}
