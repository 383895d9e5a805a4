// Runs the main consumers with other libraries in place of ours, for the same hash and with the
// same runner. It tries one import first and, if that fails, the peer's own recipe.
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkOf, peers, places } from "../peers/peers.mjs";
import { runCases } from "./case.mjs";
import { install, installedVersion, workRoot } from "./install.mjs";
import { consumersFolder } from "./manifest.mjs";
import { caseOf } from "./results.mjs";

/** The checks of the package's entries and of the build's output don't apply to peers. */
const UNCHECKED = { subpaths: [], entries: [], alsoRead: [], versions: [], output: undefined };

/**
 * @param {import("./manifest.mjs").Case[]} cases of which those in `places` are run
 * @param {string} tarball of our package, which the apps keep installed
 * @returns {AsyncGenerator<import("./results.mjs").Result>}
 */
export async function* runPeers(cases, tarball) {
  const all = { consumer: "peers/all", folder: join(consumersFolder, "peers") };
  const installed = await install(all, tarball);
  const checks = join(await workRoot(), "peers", "check");
  await mkdir(checks, { recursive: true });
  for (const { where, ...place } of places) {
    const ours = cases.find((test) => caseOf(test) === caseOf(place));
    if (!ours) continue;
    const { consumer, title, case: name } = ours;
    const check = ours.check.filter((path) => !path.endsWith(".cjs"));
    const test = { ...ours, ...UNCHECKED, consumer: `peers/${consumer}`, check, checks };
    const work = await install(test, tarball);
    const modules = (folder) => join(folder, "node_modules");
    await cp(modules(installed), modules(work), { recursive: true, force: false });
    for (const peer of peers) {
      const version = installedVersion(installed, peer.name);
      for (const recipe of peer.recipes) {
        if (recipe.where !== "bare" && recipe.where !== where) continue;
        await writeFile(join(checks, "check.js"), checkOf(peer, recipe));
        const [result] = await Array.fromAsync(runCases([test], tarball));
        const { status, reason, milliseconds } = result;
        const tried = { peer: peer.name, version, where: recipe.where };
        yield { consumer, title, case: name, ...tried, status, reason, milliseconds };
        if (status === "passed") break;
      }
    }
  }
}
