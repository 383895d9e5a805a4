// npm packages serve only as tools. None ends up in the published package or changes unnoticed.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import * as esbuild from "esbuild";
import { root } from "../../../tools/paths.mjs";

/** These packages ship native programs and choose one when they are installed. */
const INSTALL_SCRIPTS = ["argon2", "bun", "deno", "esbuild", "workerd"];

/** All that have a lock file of the project's own. */
const FOLDERS = [".", "bench", "docs", "tests/host/recipes", "tests/portable/migrate/vectors"];

const json = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

describe("npm", () => {
  for (const folder of FOLDERS) {
    const { packages } = json(join(folder, "package-lock.json"));
    // A bundled package is part of the tarball of the one that bundles it.
    const installed = Object.entries(packages).filter(([path, { inBundle }]) => path && !inBundle);
    const where = folder === "." ? "" : ` in ${folder}`;

    test(`every locked package has a SHA-512 and no source but a registry${where}`, () => {
      assert.ok(installed.length > 0, "packages are locked");
      for (const [path, { integrity, resolved, link }] of installed) {
        assert.ok(/^sha512-[\w+/]{86}==$/.test(integrity ?? ""), `${path} has no SHA-512`);
        const registry = resolved === undefined || /^https:\/\/[^/]+\/.+\.tgz$/.test(resolved);
        assert.ok(registry && !link, `${path} comes from ${resolved}`);
      }
    });

    test(`package.json names exact versions${where}`, () => {
      const { dependencies, devDependencies, optionalDependencies } = json(
        join(folder, "package.json"),
      );
      const named = { ...dependencies, ...devDependencies, ...optionalDependencies };
      assert.ok(Object.keys(named).length > 0, "packages are named");
      for (const [dependency, version] of Object.entries(named)) {
        const exact = /^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
        assert.ok(exact, `${dependency} is ${version}`);
      }
    });
  }

  test("no development tool runs a script at installation that did not before", () => {
    const scripted = Object.entries(json("package-lock.json").packages)
      .filter(([, locked]) => locked.hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ""));
    assert.equal(scripted.sort().join(" "), INSTALL_SCRIPTS.join(" "), "packages with scripts");
  });

  test("the shim is bundled from this repository's files and the glue alone", async () => {
    const shim = readdirSync(join(root, "js"), { recursive: true });
    const { metafile } = await esbuild.build({
      absWorkingDir: root,
      bundle: true,
      entryPoints: shim.filter((path) => /(?<!\.d)\.ts$/.test(path)).map((path) => `js/${path}`),
      external: [
        "./edge_argon2_bg.js",
        "./edge_argon2_migrate_bg.js",
        "edge-argon2",
        "./parts.js",
        "node:*",
      ],
      format: "esm",
      metafile: true,
      outdir: "nowhere",
      write: false,
    });
    const inputs = Object.keys(metafile.inputs);
    assert.ok(inputs.includes("js/shim.ts"), "the shim is among them");
    const foreign = inputs.filter((path) => !path.startsWith("js/"));
    assert.equal(foreign.join(" "), "", "files from elsewhere");
  });
});
