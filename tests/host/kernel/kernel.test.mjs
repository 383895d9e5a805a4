// Checks that the published .wasm has the compression kernel as it was assembled, and that the
// crate's own tests pass in WebAssembly with either kernel.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { root, tests } from "../../../tools/paths.mjs";
import { run as runCommand } from "../../../tools/process.mjs";
import { consumer } from "../../kit/consumer.mjs";
import { instructionsOf } from "./bodies.mjs";

const TARGET = "wasm32-unknown-unknown";
const MINUTES = 60_000;

/** The object that the build script assembled last. */
function assembled() {
  const builds = join(root, "target", TARGET, "release/build");
  const objects = readdirSync(builds)
    .map((name) => join(builds, name, "out/kernel.o"))
    .filter((path) => statSync(path, { throwIfNoEntry: false }));
  objects.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return readFileSync(objects[0]);
}

describe("survival", async () => {
  const folder = await consumer();
  const wasm = readFileSync(join(folder, "node_modules/edge-argon2/edge_argon2_bg.wasm"));
  const published = instructionsOf(wasm);
  const wanted = instructionsOf(assembled());

  test("the object's functions can be read", () => {
    assert.ok(wanted.length > 0 && !wanted.includes(undefined), `${wanted.length} functions`);
  });
  for (const [index, instructions] of wanted.entries()) {
    test(`function ${index} is in the .wasm once, alone and in its order`, () => {
      const found = published.filter((candidate) => candidate === instructions).length;
      assert.equal(found, 1, "functions with these instructions");
    });
  }
});

describe("crate", () => {
  for (const [kernel, ...features] of [["assembled"], ["portable", "--features", "portable"]]) {
    test(`the crate's tests pass in WebAssembly with the ${kernel} kernel`, async () => {
      const { code, output } = await runCommand(
        ["cargo", "test", "--locked", "--lib", "--target", TARGET, ...features],
        {
          cwd: root,
          env: {
            CARGO_TERM_COLOR: "never",
            CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: `${process.execPath} ${join(tests, "host/kernel/run-crate-tests.mjs")}`,
          },
          timeout: 10 * MINUTES,
        },
      );
      assert.ok(code === 0 && output.includes("all passed"), output.slice(-3000));
    });
  }
});
