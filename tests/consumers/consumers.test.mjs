// Each case is a test. Those of the first group run by default; README.md lists the options.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { tarball } from "../../tools/paths.mjs";
import { options } from "../kit/options.mjs";
import { runCase } from "./lib/case.mjs";
import { keysOf, tarballWithout } from "./lib/conditions.mjs";
import { compareDocument, rowOf, updateDocument } from "./lib/document.mjs";
import { loadCases } from "./lib/manifest.mjs";
import { installPeers } from "./lib/peers.mjs";
import { peers, places } from "./peers/peers.mjs";

const { consumer: names, group = "first", without } = options;

const all = await loadCases();
const cases = all.filter((test) =>
  names ? names.includes(test.consumer) : [test.group, "all"].includes(group),
);
const unknown = names?.find((name) => cases.every(({ consumer }) => consumer !== name));
assert.ok(cases.length > 0 && !unknown, `tests/consumers has no ${unknown ?? group}.`);

/** What docs/compatibility.md should say of the cases that this run has. */
const found = { rows: [], tried: [] };

if (without) {
  for (const keys of (await keysOf(tarball)).filter((keys) => keys.includes(without))) {
    test(`a case fails without ${keys}`, async () => {
      const needing = cases.find(({ needs }) => needs?.test(keys));
      assert.ok(needing, "no case needs it");
      await assert.rejects(runCase(needing, await tarballWithout(keys, tarball)));
    });
  }
} else if (options.peers) {
  for (const place of places) {
    const ours = cases.find((one) => one.consumer === place.consumer && one.case === place.case);
    if (!ours) continue;
    describe(`${ours.title}: ${ours.case}`, () => {
      let tryPeer;
      before(async () => {
        tryPeer = await installPeers(place, ours, tarball);
      });
      // A peer that fails is a result, not a failure of the run.
      for (const peer of peers) test(peer.name, async () => found.tried.push(await tryPeer(peer)));
    });
  }
} else {
  for (const [title, casesOfOne] of Map.groupBy(cases, ({ title }) => title)) {
    describe(title, () => {
      for (const one of casesOfOne) {
        test(one.case, async (context) => {
          const result = await runCase(one, tarball);
          if (result.missing) context.skip(result.missing);
          else found.rows.push(rowOf(one, result));
        });
      }
    });
  }
}

test("docs/compatibility.md says what was found", () =>
  (options["update-docs"] ? updateDocument : compareDocument)(found, all));
