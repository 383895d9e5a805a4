// What can be measured of the peers. Each returns tables.
import { bundleShipped, sizesOf } from "../../tools/bundle.mjs";
import { compare } from "../lib/compare.mjs";
import { folder } from "../lib/install.mjs";
import { CONFIGURATIONS } from "../lib/options.mjs";
import { BUNDLED } from "../lib/runtimes.mjs";
import { hashing, openPeers, wasmOf } from "../lib/sessions.mjs";
import { inTurn } from "../lib/statistics.mjs";
import { amountIn, timesOf } from "../lib/table.mjs";
import { BASELINE } from "../peers/index.mjs";

const cell = timesOf(BASELINE);

/** Time per hash of warm peers. */
export function speed({ runtimes, peersIn, labels, quick, configurations, ...effort }) {
  const { a, ...others } = CONFIGURATIONS;
  const works = (runtime) => {
    const usual = runtime === "node" && !quick ? [a, ...Object.values(others)] : [a];
    return (configurations ?? usual).map((configuration) => {
      const title = `Time ÷ edge-argon2, ${described(configuration)}`;
      return { title, labels, cell, ...hashing(configuration) };
    });
  };
  return compare(runtimes, (runtime) => openPeers(runtime, peersIn(runtime)), works, effort);
}

function described(configuration) {
  const [memorySize, iterations, parallelism] = configuration.split("/");
  const threads = parallelism === "1" ? "" : "; native peers use threads";
  return `${memorySize} KiB, ${iterations} iterations, parallelism ${parallelism}${threads}`;
}

/** The first and the second hash of a fresh process: what a new isolate or a command line tool sees. */
export async function cold({ runtimes, peersIn, labels, coldRounds, say }) {
  const columns = {};
  for (const runtime of ["node", "workerd"].filter((name) => runtimes.includes(name))) {
    say(`${runtime}: first and second hash of ${coldRounds} fresh processes per peer`);
    const contenders = peersIn(runtime).map((peer) => [peer.key, () => twoHashes(runtime, peer)]);
    const samples = await inTurn(Object.fromEntries(contenders), coldRounds);
    for (const [i, which] of ["first", "second"].entries()) {
      const column = Object.entries(samples).map(([key, all]) => [key, all.map((two) => two[i])]);
      columns[`${runtime}, ${which} hash`] = Object.fromEntries(column);
    }
  }
  return [{ title: "Fresh process, time ÷ edge-argon2", columns, labels, cell }];
}

/** Milliseconds. In Node, the first hash includes importing the package. */
async function twoHashes(runtime, peer) {
  const { input } = hashing(CONFIGURATIONS.a);
  try {
    await using opened = await openPeers(runtime, [peer]);
    const [{ time }] = opened.contenders;
    return [(await time(input)).milliseconds, (await time(input)).milliseconds];
  } catch (error) {
    if (peer.key === BASELINE) throw error;
    return [Number.NaN, Number.NaN]; // does not run here; the speed measurement says why
  }
}

/** What a Worker ships for hashing and verifying: bundled and minified JavaScript, and .wasm files. */
export async function size({ peers, labels }) {
  const columns = { raw: {}, gzip: {}, brotli: {}, "wasm gzip": {}, "JavaScript gzip": {} };
  for (const peer of peers.filter(({ ships }) => ships !== undefined)) {
    const source = peer.ships && `export { ${peer.ships} } from "${peer.package}";`;
    const found = await bundleShipped(source, { resolveDir: folder, ...BUNDLED });
    const named = wasmOf(peer);
    const { script, wasm } = await sizesOf(named.length > 0 ? { ...found, wasm: named } : found);
    for (const form of ["raw", "gzip", "brotli"]) {
      columns[form][peer.key] = [script[form] + wasm[form]];
    }
    columns["wasm gzip"][peer.key] = [wasm.gzip];
    columns["JavaScript gzip"][peer.key] = [script.gzip];
  }
  const title = "Shipped to a Worker for hash and verify, KiB";
  return [{ title, columns, labels, cell: amountIn(1024) }];
}

/** What stays allocated in Node after one hash and a garbage collection. */
export async function memory({ peersIn, labels }) {
  const columns = { "outside the heap": {}, process: {} };
  const { input } = hashing(CONFIGURATIONS.a);
  for (const peer of peersIn("node")) {
    await using opened = await openPeers("node", [peer], ["--expose-gc"]);
    const { external, rss } = await opened.contenders[0].time({ ...input, observe: "memory" });
    columns["outside the heap"][peer.key] = [external];
    columns.process[peer.key] = [rss];
  }
  const title = "Kept in Node after one hash of 19 MiB, MiB";
  return [{ title, columns, labels, cell: amountIn(1024 ** 2) }];
}
