// Measures what a Worker that imports only `Argon2id` ships, as the benchmark does, and what the pool adds
// to a page.

import assert from "node:assert/strict";
import { basename } from "node:path";
import { describe, test } from "node:test";
import { bundle, bundleShipped, sizesOf } from "../../../tools/bundle.mjs";
import { consumer } from "../../kit/consumer.mjs";

const MOST_KIB = 22;
const MOST_KIB_OF_POOL = 9.41;
const SOURCE = 'export { Argon2id } from "edge-argon2";';

describe("size", async () => {
  const shipped = await bundleShipped(SOURCE, { resolveDir: await consumer() });

  test(`JavaScript and .wasm have ${MOST_KIB} KiB at most, each compressed by gzip -9`, async () => {
    const { script, wasm } = await sizesOf(shipped);
    const kib = (script.gzip + wasm.gzip) / 1024;
    assert.ok(script.gzip > 0 && wasm.gzip > 0, "both were measured");
    assert.ok(kib <= MOST_KIB, `${kib.toFixed(2)} KiB: ${script.gzip} + ${wasm.gzip} bytes`);
  });

  test("they are made of the shim and the engine, without migrate or the drop-in entries", () => {
    const names = (files) => files.map((file) => basename(file)).sort();
    const own = shipped.inputs.filter((file) => file.includes("node_modules/edge-argon2/"));
    assert.equal(names(own).join(), "shim.js,wasm-file.js,workerd.js", "JavaScript");
    assert.equal(names(shipped.wasm).join(), "edge_argon2_bg.wasm", ".wasm");
  });

  test(`in a page, the pool adds ${MOST_KIB_OF_POOL} KiB at most, compressed by gzip -9`, async () => {
    const sizeOf = async (entry) => {
      const source = `export { Argon2id } from "${entry}";`;
      const page = await bundle(source, { resolveDir: await consumer(), minify: true });
      return (await sizesOf(page)).script.gzip;
    };
    const [plain, pool] = [await sizeOf("edge-argon2"), await sizeOf("edge-argon2/pool")];
    const kib = (pool - plain) / 1024;
    assert.ok(kib > 0 && kib <= MOST_KIB_OF_POOL, `${kib.toFixed(2)} KiB: ${plain}, ${pool} bytes`);
  });
});
