// Checks that both .wasm files have the compression kernel as it was assembled, and that the crates' own
// tests pass in WebAssembly with either kernel.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { LANES } from "../../../scripts/build/wasm.mjs";
import { root, tests } from "../../../tools/paths.mjs";
import { run as runCommand } from "../../../tools/process.mjs";
import { consumer } from "../../kit/consumer.mjs";
import { instructionsOf } from "./bodies.mjs";

const TARGET = "wasm32-unknown-unknown";
const CRATES = ["--package", "edge-argon2", "--package", "edge-argon2-engine"];
const MINUTES = 60_000;

/** The object in the static library that the build script assembled last. */
function assembled() {
  const builds = join(root, "target", TARGET, "release/build");
  const objects = readdirSync(builds)
    .map((name) => join(builds, name, "out/libkernel.a"))
    .filter((path) => statSync(path, { throwIfNoEntry: false }));
  objects.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const archive = readFileSync(objects[0]);
  // kernel/src/archive.rs: a header of 68 bytes, in which ten digits at 56 are the object's size.
  return archive.subarray(68, 68 + Number(archive.toString("latin1", 56, 66)));
}

describe("survival", async () => {
  const folder = await consumer();
  const wasm = readFileSync(join(folder, "node_modules/edge-argon2/edge_argon2_bg.wasm"));
  const lanes = readFileSync(join(root, LANES));
  const wanted = instructionsOf(assembled());

  test("the object's functions can be read", () => {
    assert.ok(wanted.length > 0 && !wanted.includes(undefined), `${wanted.length} functions`);
  });
  for (const [index, instructions] of wanted.entries()) {
    for (const [name, published] of [
      ["the .wasm", instructionsOf(wasm)],
      ["the .wasm that fills lanes", instructionsOf(lanes)],
    ]) {
      test(`function ${index} is in ${name} once, alone and in its order`, () => {
        const found = published.filter((candidate) => candidate === instructions).length;
        assert.equal(found, 1, "functions with these instructions");
      });
    }
  }
});

describe("crate", () => {
  for (const [kernel, ...features] of [["assembled"], ["portable", "--features", "portable"]]) {
    test(`the crates' tests pass in WebAssembly with the ${kernel} kernel`, async () => {
      const { code, output } = await runCommand(
        ["cargo", "test", "--locked", ...CRATES, "--lib", "--target", TARGET, ...features],
        {
          cwd: root,
          env: {
            CARGO_TERM_COLOR: "never",
            CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: `${process.execPath} ${join(tests, "host/kernel/run-crate-tests.mjs")}`,
          },
          timeout: 10 * MINUTES,
        },
      );
      const passed = output.match(/^all passed$/gm)?.length;
      assert.ok(code === 0 && passed === 2, output.slice(-3000));
    });
  }
});
