// Bundles the page into public/, with relative URLs: any server can serve that folder, under any path.
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const absWorkingDir = fileURLToPath(new URL(".", import.meta.url));
const outdir = new URL("public/", import.meta.url);

rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir,
  outdir: fileURLToPath(outdir),
  entryPoints: [
    { in: "page/main.ts", out: "main" },
    { in: "page/style.css", out: "style" },
    { in: "page/workers/check.ts", out: "check" },
    { in: "page/workers/bench.ts", out: "bench" },
    { in: "edge-argon2/pool/worker", out: "pool-worker" },
  ],
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  loader: { ".wasm": "binary" },
  // argon2-browser looks for these when it is in Node.
  external: ["fs", "path"],
  logLevel: "warning",
});
for (const name of ["index.html", "icon.svg", "_headers", "worker.json"]) {
  cpSync(new URL(`page/${name}`, import.meta.url), new URL(name, outdir));
}
