// A Worker's bundle contains only the drop-in entries that the Worker imports.

import assert from "node:assert/strict";
import { basename } from "node:path";
import { describe, test } from "node:test";
import { build } from "esbuild";
import { consumer } from "../../kit/consumer.mjs";

const ENTRIES = ["argon2", "hash-wasm", "node-crypto", "node-rs", "webcrypto"];

describe("bundle", async () => {
  const folder = await consumer();
  const dropIns = async (contents) => {
    const { metafile } = await build({
      stdin: { contents, resolveDir: folder },
      ...{ bundle: true, format: "esm", conditions: ["workerd"], external: ["*.wasm"] },
      ...{ metafile: true, write: false, logLevel: "silent" },
    });
    const files = Object.keys(metafile.inputs).map((path) => basename(path, ".js"));
    assert.ok(files.includes("workerd"), "the main entry is in it");
    return files.filter((file) => ENTRIES.includes(file)).join();
  };

  test("a Worker that imports the main entry alone has no drop-in", async () => {
    assert.equal(await dropIns('export { Argon2id } from "edge-argon2";'), "");
  });

  for (const entry of ENTRIES) {
    test(`a Worker that imports ${entry} has no other one`, async () => {
      assert.equal(await dropIns(`export * from "edge-argon2/${entry}";`), entry);
    });
  }
});
