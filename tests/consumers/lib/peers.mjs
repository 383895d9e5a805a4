// Runs the main consumers with other libraries in place of ours, for the same hash and with the
// same runner. It tries one import first and, if that fails, the peer's own recipe.
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkOf, peers, places } from "../peers/peers.mjs";
import { runCase } from "./case.mjs";
import { copyApp, install, installedVersion, workRoot } from "./install.mjs";
import { consumersFolder } from "./manifest.mjs";

/**
 * @typedef {object} PeerResult
 * @property {string} consumer the folder's name
 * @property {string} title the consumer's title
 * @property {string} case
 * @property {string} peer
 * @property {string} version of the peer
 * @property {"bare" | "workerd" | "vercel" | "vite"} where the recipe
 * @property {"passed" | "failed" | "skipped"} status
 */

const path = join(consumersFolder, "peers.json");

/** @returns {Promise<PeerResult[]>} */
export const readPeerResults = async () =>
  JSON.parse(await readFile(path, "utf8").catch(() => "[]"));

/** @param {PeerResult[]} results of some places; the other places keep theirs */
export async function writePeerResults(results) {
  const fresh = new Set(results.map(({ consumer }) => consumer));
  const kept = (await readPeerResults()).filter(({ consumer }) => !fresh.has(consumer));
  const order = places.map(({ consumer }) => consumer);
  const all = [...kept, ...results.map(({ reason, milliseconds, ...result }) => result)].toSorted(
    (a, b) => order.indexOf(a.consumer) - order.indexOf(b.consumer),
  );
  await writeFile(path, `${JSON.stringify(all, null, 2)}\n`);
}

/** Sentences about differences between the kept results and a run. */
export async function peerDifferences(results) {
  const keyOf = ({ consumer, peer, where }) => `${peer} (${where}) in ${consumer}`;
  const kept = new Map((await readPeerResults()).map((result) => [keyOf(result), result]));
  return results
    .filter((result) => kept.get(keyOf(result))?.status !== result.status)
    .map((result) => `${keyOf(result)}: ${result.status}, which peers.json does not say`);
}

/**
 * @param {import("./manifest.mjs").Consumer[]} consumers of which those in `places` are used
 * @param {string} tarball of our package, which the apps keep installed
 * @param {{ report: (result: PeerResult & { reason?: string }) => void }} options
 * @returns {Promise<PeerResult[]>}
 */
export async function runPeers(consumers, tarball, { report }) {
  const modules = await install(
    { name: "peers/all", folder: join(consumersFolder, "peers") },
    tarball,
  );
  const results = [];
  for (const place of places) {
    const consumer = consumers.find(({ name }) => name === place.consumer);
    const test = consumer?.cases.find(({ name }) => name === place.case);
    if (!test) continue;
    for await (const result of runPlace(consumer, test, place, modules, tarball)) {
      report(result);
      results.push(result);
    }
  }
  return results;
}

async function* runPlace(consumer, test, place, modules, tarball) {
  const app = {
    ...consumer,
    name: `peers/${consumer.name}`,
    check: consumer.check.filter((name) => !name.endsWith(".cjs")),
  };
  const work = await install(app, tarball);
  const merge = { recursive: true, force: false };
  await cp(join(modules, "node_modules"), join(work, "node_modules"), merge);
  for (const peer of peers) {
    for (const recipe of peer.recipes) {
      if (recipe.where !== "bare" && recipe.where !== place.where) continue;
      const started = Date.now();
      await copyApp(app, test, work, await folderWithCheck(peer, recipe));
      // The checks of the package's entries and of the build's output don't apply to peers.
      const outcome = await runCase({ ...test, output: undefined }, work, { trace: false });
      yield {
        consumer: consumer.name,
        title: consumer.title,
        case: test.name,
        peer: peer.name,
        version: await installedVersion(modules, peer.name),
        where: recipe.where,
        status: outcome.status,
        reason: outcome.reason,
        milliseconds: Date.now() - started,
      };
      if (outcome.status === "passed") break;
    }
  }
}

async function folderWithCheck(peer, recipe) {
  const folder = join(await workRoot(), "peers", "check");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "check.js"), checkOf(peer, recipe));
  return folder;
}
