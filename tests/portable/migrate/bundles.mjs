// A Worker that imports only edge-argon2 or an adapter ships no part of edge-argon2/migrate.

import { basename } from "node:path";
import { build } from "esbuild";
import * as check from "../../kit/check.js";
import { consumer } from "../../kit/consumer.mjs";

export const name = "bundles";

const ENTRIES = [
  "edge-argon2",
  "edge-argon2/better-auth",
  "edge-argon2/lucia",
  "edge-argon2/convex-auth",
];

export async function define(test) {
  const folder = await consumer();

  for (const conditions of [["workerd"], ["edge-light"], []]) {
    const title = conditions[0] ?? "default";
    for (const entry of ENTRIES) {
      test(`${entry}, ${title}: nothing of migrate`, async () => {
        const { files, text } = await bundled(folder, `export * from "${entry}";`, conditions);
        check.ok(files.length > 1, "the bundle has files");
        check.equal(files.filter((file) => /migrate/.test(file)).join(), "", "files");
        check.excludes(text, ["edge_argon2_migrate", "pbkdf2", "WordPress"], "the bundle");
      });
    }

    test(`edge-argon2/migrate, ${title}: the search finds it`, async () => {
      const source = 'export * from "edge-argon2/migrate";';
      const { files, text } = await bundled(folder, source, conditions);
      check.ok(
        files.some((file) => file.startsWith("migrate-shim")),
        "the shim",
      );
      check.ok(text.includes("edge_argon2_migrate") && text.includes("WordPress"), "its texts");
    });
  }
}

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
