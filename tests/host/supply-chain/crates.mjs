// Rust crates come only under licenses and from sources that deny.toml allows. `cargo deny` checks
// that too, and also the advisories, for which it needs a network.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "smol-toml";
import satisfies from "spdx-satisfies";
import { publishedCrates } from "../../../scripts/sbom/crates.mjs";
import { root } from "../../../tools/paths.mjs";
import { consumer } from "../../kit/consumer.mjs";

/** Locks everything that the wasm-bindgen CLI is compiled from. */
const TOOL_LOCK = "scripts/setup/wasm-bindgen/Cargo.lock";

const toml = (path) => parse(readFileSync(join(root, path), "utf8"));

describe("crates", () => {
  const { licenses, sources } = toml("deny.toml");
  const { crates } = publishedCrates();

  test("every crate of the published .wasm has a license that deny.toml allows", () => {
    assert.ok(crates.size > 0, "there are crates");
    for (const [id, { license }] of crates) {
      assert.ok(satisfies(license, licenses.allow), `${id} is under ${license}`);
    }
  });

  test("the tarball passes on the license of every crate that is linked into the .wasm", async () => {
    const file = join(await consumer(), "node_modules/edge-argon2/THIRD-PARTY-LICENSES");
    const sections = readFileSync(file, "utf8").split(/^=+$/m);
    for (const { name: crate, version, use } of crates.values()) {
      if (use !== "linked") continue;
      const section = sections.find((text) => text.includes(`\n${crate} ${version} (`));
      assert.ok(/Permission is hereby granted|Redistribution and use/.test(section), crate);
    }
  });

  test("no crate of the published .wasm is there in two versions", () => {
    const names = [...crates.values()].map((crate) => crate.name);
    const twice = names.filter((crate, index) => names.indexOf(crate) !== index);
    assert.equal(twice.join(" "), "", "crates with two versions");
  });

  for (const path of ["Cargo.lock", TOOL_LOCK]) {
    test(`every crate of ${path} is from a registry that deny.toml allows, with a checksum`, () => {
      const allowed = sources["allow-registry"].map((registry) => `registry+${registry}`);
      const locked = toml(path).package;
      const others = locked.filter((crate) => !crate.name.startsWith("edge-argon2"));
      assert.ok(others.length >= locked.length - 6, "crates besides the project's own");
      for (const { name: crate, source, checksum } of others) {
        assert.ok(allowed.includes(source), `${crate} comes from ${source ?? "this machine"}`);
        assert.ok(/^[0-9a-f]{64}$/.test(checksum ?? ""), `${crate} has no SHA-256`);
      }
    });
  }

  test("the wasm-bindgen CLI is locked in the version of the crate", () => {
    const version = (path, wanted) =>
      toml(path).package.find((crate) => crate.name === wanted)?.version;
    const cli = version(TOOL_LOCK, "wasm-bindgen-cli");
    assert.equal(cli, version("Cargo.lock", "wasm-bindgen"), "version");
  });

  test("the wasm-bindgen that builds was compiled with that lock file", () => {
    const installed = readFileSync(join(root, ".tools/wasm-bindgen.lock"));
    assert.ok(installed.equals(readFileSync(join(root, TOOL_LOCK))), "another lock file was used");
  });
});
