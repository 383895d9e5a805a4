// Runs a main consumer with other libraries in place of ours, for the same hash.
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkOf } from "../peers/peers.mjs";
import { runCase } from "./case.mjs";
import { install, installedVersion, workRoot } from "./install.mjs";
import { consumersFolder } from "./manifest.mjs";

/** The checks of the package's entries and of the build's output don't apply to peers. */
const UNCHECKED = { subpaths: [], entries: [], alsoRead: [], versions: [], output: undefined };

/**
 * @typedef {object} Tried a library at a place
 * @property {import("../peers/peers.mjs").Peer} peer
 * @property {object} place of `places`
 * @property {string} version
 * @property {import("../peers/peers.mjs").Recipe} [recipe] the first that works there: one import or,
 *   if that fails, the peer's own recipe
 */

/**
 * Installs all peers where the package is tested.
 *
 * @param {import("./manifest.mjs").Case} ours the place's case of our package
 * @returns {Promise<(peer: import("../peers/peers.mjs").Peer) => Promise<Tried>>}
 */
export async function installPeers(place, ours, tarball) {
  const all = { consumer: "peers/all", folder: join(consumersFolder, "peers") };
  const installed = await install(all, tarball);
  const checks = join(await workRoot(), "peers", "check");
  await mkdir(checks, { recursive: true });
  const check = ours.check.filter((path) => !path.endsWith(".cjs"));
  const test = { ...ours, ...UNCHECKED, consumer: `peers/${ours.consumer}`, check, checks };
  const modules = (folder) => join(folder, "node_modules");
  const options = { recursive: true, force: false };
  await cp(modules(installed), modules(await install(test, tarball)), options);

  return async (peer) => {
    const tried = { peer, place, version: installedVersion(installed, peer.name) };
    for (const recipe of peer.recipes) {
      if (recipe.where !== "bare" && recipe.where !== place.where) continue;
      await writeFile(join(checks, "check.js"), checkOf(peer, recipe));
      if (await runCase(test, tarball).catch(() => undefined)) return { ...tried, recipe };
    }
    return tried;
  };
}
