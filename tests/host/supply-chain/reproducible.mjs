// Anyone can build the sources and check that the published package was built from them.

import assert from "node:assert/strict";
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { describe, test } from "node:test";
import { VERSIONS } from "../../../scripts/build/index.mjs";
import { LANES } from "../../../scripts/build/wasm.mjs";
import { root } from "../../../tools/paths.mjs";
import { run } from "../../../tools/process.mjs";
import { temporaryFolder } from "../../kit/consumer.mjs";
import { cleanBuild } from "./clean-build.mjs";

describe("reproducible", async () => {
  const clean = await cleanBuild();
  const differs = (path) => !readFileSync(join(root, path)).equals(readFileSync(join(clean, path)));

  for (const path of ["pkg/edge_argon2_bg.wasm", LANES]) {
    test(`two clean builds in two places give the same ${basename(path)}, byte for byte`, () => {
      assert.equal(differs(path), false, "the .wasm differs");
    });
  }

  test("two clean builds in two places give the same files and the same tarball", () => {
    const files = readdirSync(join(root, "pkg"));
    assert.equal(readdirSync(join(clean, "pkg")).join(" "), files.join(" "), "files");
    const others = files.filter((file) => differs(join("pkg", file)));
    assert.equal(others.join(" "), "", "files that differ");
    assert.equal(differs("dist/edge-argon2.tgz"), false, "the tarball differs");
  });

  // Builds with these programs first in PATH: a different version, or a cargo that fails.
  const buildWith = (programs) => {
    const folder = temporaryFolder("other-tools");
    for (const [program, script] of Object.entries(programs)) {
      writeFileSync(join(folder, program), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    }
    const env = { PATH: [folder, process.env.PATH].join(delimiter) };
    return run([process.execPath, "scripts/build/run.mjs"], { cwd: clean, env });
  };
  const stopped = { cargo: "exit 1" };

  test("a build that is up to date is not done again", async () => {
    const { code, output } = await buildWith(stopped);
    assert.equal(code, 0, output);
    assert.ok(output.includes("up to date"), output);
  });

  for (const [program] of Object.values(VERSIONS)) {
    test(`another version of ${program} makes the build start again`, async () => {
      const { output } = await buildWith({ ...stopped, [program]: "echo 0.0.1" });
      assert.ok(/^build: (compiling|bundling|packing)/m.test(output), output);
    });
  }

  for (const [path, expected] of [
    ["README.md", "build: packing"],
    ["js/argon2id.ts", "build: bundling"],
  ]) {
    test(`a changed line in ${path} compiles no .wasm`, async () => {
      appendFileSync(join(clean, path), "\n");
      const { code, output } = await buildWith({});
      assert.equal(code, 0, output);
      assert.ok(output.includes(expected) && !output.includes("build: compiling"), output);
    });
  }
});
