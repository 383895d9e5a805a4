// Compares a release's bill of materials with what was compiled, run and downloaded.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { VERSIONS } from "../../../scripts/build/index.mjs";
import { billOfMaterials } from "../../../scripts/sbom/document.mjs";
import { root, tarball } from "../../../tools/paths.mjs";
import { output } from "../../../tools/process.mjs";
import { cleanBuild } from "./clean-build.mjs";

const digest = (algorithm, path) => createHash(algorithm).update(readFileSync(path)).digest("hex");

/** The crates, as name-version, whose files rustc reports that it read for a target. */
function compiled(folder, target) {
  const notes = globSync("release/{deps,build/*}/*.d", { cwd: join(folder, "target", target) });
  const read = notes.flatMap((path) => [
    ...readFileSync(join(folder, "target", target, path), "utf8").matchAll(
      /\/registry\/src\/[^/]+\/([^/]+)\//g,
    ),
  ]);
  return new Set(read.map(([, crate]) => crate));
}

const isCrate = (purl) => purl.startsWith("pkg:cargo/");
const nameAndVersion = (component) => `${component.name}-${component.version}`;
const difference = (one, other) => [...one].filter((item) => !other.has(item)).join(" ");

/** Maps name-version to the downloaded file of each crate that is still in cargo's cache. */
function downloadedCrates() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const files = globSync("registry/cache/*/*.crate", { cwd: cargoHome });
  return new Map(files.map((path) => [path.replace(/^.*\/|\.crate$/g, ""), join(cargoHome, path)]));
}

describe("sbom", () => {
  const text = billOfMaterials();
  const { metadata, components } = JSON.parse(text);
  const crates = components.filter(({ type, purl }) => type === "library" && isCrate(purl));
  const crateNames = (scope) =>
    new Set(crates.filter((crate) => crate.scope === scope).map(nameAndVersion));
  const tools = new Map(
    components.filter(({ type }) => type === "application").map((tool) => [tool.name, tool]),
  );

  test("it is valid CycloneDX 1.6, and the same when made again", async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    assert.equal(JSON.stringify(await validator.validate(text)), "null", "violations");
    assert.ok(billOfMaterials() === text, "a second document differs");
  });

  test("it has the hashes of the tarball and of both .wasm files", () => {
    const of = ({ hashes }, alg) => hashes.find((hash) => hash.alg === alg).content;
    const files = metadata.component.components;
    assert.equal(files.length, 2, "files");
    for (const [alg, algorithm] of [
      ["SHA-256", "sha256"],
      ["SHA-512", "sha512"],
    ]) {
      assert.equal(
        of(metadata.component, alg),
        digest(algorithm, tarball),
        `${alg} of the tarball`,
      );
      for (const wasm of files) {
        const path = join(root, "pkg", wasm.name);
        assert.equal(of(wasm, alg), digest(algorithm, path), `${alg} of ${wasm.name}`);
      }
    }
  });

  test("it names exactly the crates that a clean build compiles, linked ones as required", async () => {
    const folder = await cleanBuild();
    const linked = compiled(folder, "wasm32-unknown-unknown");
    const ran = compiled(folder, "");
    const onlyRan = new Set([...ran].filter((crate) => !linked.has(crate)));
    assert.ok(linked.size > 0 && onlyRan.size > 0, "crates were compiled");
    for (const [scope, expected] of [
      ["required", linked],
      ["excluded", onlyRan],
    ]) {
      assert.equal(difference(expected, crateNames(scope)), "", `missing as ${scope}`);
      assert.equal(difference(crateNames(scope), expected), "", `too many as ${scope}`);
    }
  });

  test("every crate's hash is that of the file that was downloaded", () => {
    const downloaded = downloadedCrates();
    for (const crate of [...crates, tools.get("wasm-pack"), tools.get("wasm-bindgen-cli")]) {
      const [{ alg, content }] = crate.hashes;
      assert.equal(alg, "SHA-256", `${crate.purl}: algorithm`);
      const path = downloaded.get(nameAndVersion(crate));
      // Cargo may have emptied its cache since it compiled the tools.
      if (path !== undefined || !tools.has(crate.name)) {
        assert.ok(path !== undefined && existsSync(path), `${crate.purl} is not in cargo's cache`);
        assert.equal(content, digest("sha256", path), `${crate.purl}: SHA-256`);
      }
    }
  });

  test("it names the tools that the build runs, in their versions", async () => {
    const ownNode = tools.get(`node-${process.platform}-${process.arch}`);
    for (const [tool, command] of Object.entries(VERSIONS)) {
      const [version] = /\d+(\.\d+)*/.exec(await output(command));
      const [named] = /\d+(\.\d+)*/.exec((tools.get(tool) ?? ownNode)?.version ?? "0");
      assert.ok(
        named === version || named === `${version}.0.0`,
        `${tool}: ${named}, not ${version}`,
      );
    }
  });
});
