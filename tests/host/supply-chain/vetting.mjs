// supply-chain/ records who has reviewed each crate, in the format of `cargo vet`. The audit
// workflow runs that tool. It takes minutes to compile, so this suite does its checks without it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "smol-toml";
import { publishedCrates } from "../../../scripts/sbom/crates.mjs";
import { root } from "../../../tools/paths.mjs";

const toml = (path) => parse(readFileSync(join(root, path), "utf8"));

describe("vetting", () => {
  const { audits } = toml("supply-chain/audits.toml");
  const { exemptions, policy } = toml("supply-chain/config.toml");
  const locked = toml("Cargo.lock").package.filter(
    ({ name: crate }) => !crate.startsWith("edge-argon2"),
  );

  /** The entries for a crate's version. The audit of a change counts for the resulting version. */
  const entriesOf = ({ name: crate, version }) =>
    [...(audits[crate] ?? []), ...(exemptions[crate] ?? [])].filter(
      (entry) => (entry.version ?? entry.delta?.split(" -> ")[1]) === version,
    );

  test("every crate of Cargo.lock has an audit or an exemption that says what was read", () => {
    assert.ok(locked.length > 0, "crates are locked");
    for (const crate of locked) {
      const entries = entriesOf(crate);
      const where = `${crate.name} ${crate.version} in supply-chain/`;
      assert.equal(entries.length, 1, `entries of ${where}`);
      assert.ok(entries[0].notes?.trim().length > 0, `${where} has no notes`);
    }
  });

  test("every crate that the .wasm is made of or with is held to the package's criteria", () => {
    const { criteria } = policy["edge-argon2"];
    for (const crate of publishedCrates().crates.values()) {
      const met = entriesOf(crate).flatMap((entry) => entry.criteria);
      assert.ok(met.includes(criteria), `${crate.name} ${crate.version} is not ${criteria}`);
    }
  });

  test("nothing is said of a crate that is not in Cargo.lock", () => {
    const names = new Set(locked.map((crate) => crate.name));
    const gone = Object.keys({ ...audits, ...exemptions }).filter((crate) => !names.has(crate));
    assert.equal(gone.join(" "), "", "crates");
  });
});
