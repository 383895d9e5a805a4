// A Worker that imports only edge-argon2 or an adapter ships no part of edge-argon2/migrate.

import assert from "node:assert/strict";
import { basename } from "node:path";
import { describe, test } from "node:test";
import { build } from "esbuild";
import { consumer } from "../../kit/consumer.mjs";

const ENTRIES = [
  "edge-argon2",
  "edge-argon2/adonisjs",
  "edge-argon2/better-auth",
  "edge-argon2/lucia",
  "edge-argon2/convex-auth",
];

describe("bundles", async () => {
  const folder = await consumer();

  for (const conditions of [["workerd"], ["edge-light"], []]) {
    const title = conditions[0] ?? "default";
    for (const entry of ENTRIES) {
      test(`${entry}, ${title}: nothing of migrate`, async () => {
        const { files, text } = await bundled(folder, `export * from "${entry}";`, conditions);
        assert.ok(files.length > 1, "the bundle has files");
        assert.equal(files.filter((file) => /migrate/.test(file)).join(), "", "files");
        assert.doesNotMatch(text, /edge_argon2_migrate|pbkdf2|WordPress/);
      });
    }

    test(`edge-argon2/migrate, ${title}: the search finds it`, async () => {
      const source = 'export * from "edge-argon2/migrate";';
      const { files, text } = await bundled(folder, source, conditions);
      assert.ok(
        files.some((file) => file.startsWith("migrate-shim")),
        "the shim",
      );
      assert.ok(text.includes("edge_argon2_migrate") && text.includes("WordPress"), "its texts");
    });
  }
});

async function bundled(folder, source, conditions) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder },
    bundle: true,
    conditions,
    external: ["*.wasm", "*.wasm?module"],
    format: "esm",
    metafile: true,
    platform: "neutral",
    write: false,
  });
  return {
    files: Object.keys(metafile.inputs).map((path) => basename(path)),
    text: outputFiles.map((file) => file.text).join(),
  };
}
