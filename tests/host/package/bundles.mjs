// Which parts of the package end up in a bundle, and what `import` and `require` share.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { consumer } from "../../kit/consumer.mjs";

const CONDITIONS = [[], ["workerd"], ["edge-light"]];
const SMALL_BYTES = 4096;
const LARGEST_PAGES = 65_535;

describe("bundles", async () => {
  const folder = await consumer();
  const packageFile = (path) => join(folder, "node_modules", "edge-argon2", path);

  for (const conditions of CONDITIONS) {
    test(`importing Argon2Error alone bundles no engine, conditions [${conditions}]`, async () => {
      const result = await build({
        stdin: {
          contents: `import { Argon2Error } from "edge-argon2"; console.log(Argon2Error);`,
          resolveDir: folder,
        },
        bundle: true,
        conditions,
        external: ["*.wasm", "*.wasm?module"],
        format: "esm",
        logLevel: "silent",
        minify: true,
        write: false,
      });
      const [{ text }] = result.outputFiles;
      assert.ok(text.length < SMALL_BYTES, `the bundle has ${text.length} bytes`);
      // No bundler resolves this file, so the import itself may have effects and has to stay.
      if (!conditions.includes("edge-light")) assert.ok(!text.includes(".wasm"), "no .wasm");
    });
  }

  const require = createRequire(packageFile("package.json"));
  const load = (file) => import(pathToFileURL(packageFile(file)));

  test("Node's entry exports what the others do, under the same names", async () => {
    const named = (entry) => Object.entries(entry).map(([key, { name }]) => `${key}: ${name}`);
    const own = await load("node.js");
    assert.equal(
      named(own).join(),
      named(await load("index.js")).join(),
      "exports and their names",
    );
    assert.equal(own.Argon2id.name, "Argon2id", "a name");
  });

  test("in a bundle for Node, the plain entry and the pool know each other's hashes and errors", async () => {
    const outfile = join(folder, "both.mjs");
    const contents = `export { Argon2Error, Argon2id } from "edge-argon2";
      export { Argon2id as Pooled } from "edge-argon2/pool";`;
    await build({
      stdin: { contents, resolveDir: folder },
      ...{ bundle: true, format: "esm", logLevel: "silent", outfile, platform: "node" },
    });
    const { Argon2Error, Argon2id, Pooled } = await import(pathToFileURL(outfile));
    const [plain, pooled] = [new Argon2id(), new Pooled()];
    assert.ok(await pooled.verify(await plain.hash("password"), "password"), "the plain entry's");
    assert.ok(await plain.verify(await pooled.hash("password"), "password"), "the pool's");
    await assert.rejects(pooled.verify("broken", "password"), Argon2Error);
  });

  test("instanceof holds for errors of import and of require, and not for others", async () => {
    const entries = [require("edge-argon2"), await load("index.js"), await load("node.js")];
    assert.equal(new Set(entries.map(({ Argon2Error }) => Argon2Error)).size, 3, "classes");
    for (const { parse } of entries) {
      let error;
      try {
        parse("broken");
      } catch (thrown) {
        error = thrown;
      }
      for (const { Argon2Error } of entries) {
        assert.ok(error instanceof Argon2Error, "an Argon2Error");
        class Subclass extends Argon2Error {}
        assert.ok(!(error instanceof Subclass), "not of a subclass");
        assert.ok(new Subclass("ENGINE", "a message") instanceof Subclass, "of its own");
        for (const other of [new Error("x"), {}, null, "x", undefined]) {
          assert.ok(!(other instanceof Argon2Error), `not one: ${other}`);
        }
      }
    }
  });

  test("the engine's memory ends a page below 4 GiB, so that no slice ends at address 0", async () => {
    const module = new WebAssembly.Module(readFileSync(packageFile("edge_argon2_bg.wasm")));
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      imports[from] ??= {};
      imports[from][name] = () => {};
    }
    const { memory } = new WebAssembly.Instance(module, imports).exports;
    const pages = memory.buffer.byteLength / 65_536;
    assert.throws(() => memory.grow(LARGEST_PAGES + 1 - pages), RangeError);
    memory.grow(LARGEST_PAGES - pages);
    assert.equal(memory.buffer.byteLength / 65_536, LARGEST_PAGES, "pages");
  });
});
