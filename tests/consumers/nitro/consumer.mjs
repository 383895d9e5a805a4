import { BUN, DENO, NODE, wrangler } from "../lib/parts.mjs";

const build = (preset) => ({
  name: `build for ${preset}`,
  app: "plain",
  build: [["nitropack", "build", "--preset", preset]],
  path: "/api",
});

const server = (preset, runtime, ...command) => ({
  ...runtime,
  ...build(preset),
  serve: [...command, ".output/server/index.mjs"],
  ready: /Listening/i,
});

const cloudflare = (preset, command, date = "2026-11-17") => ({
  ...wrangler(...command, "--compatibility-date", date),
  ...build(preset),
  entries: ["rebundled.js"],
});
const MODULE = ["dev", ".output/server/index.mjs"];

export default {
  title: "Nitro",
  versions: ["nitropack"],
  cases: [
    server("node_server", NODE, "node"),
    {
      ...server("node_server", NODE, "node"),
      name: "build for node_server with experimental.wasm",
      app: "wasm-plugin",
      needs: /^\. unwasm node$/,
    },
    server("deno_server", DENO, "deno", "run", "-A"),
    server("bun", BUN, "bun", "run"),
    cloudflare("cloudflare_module", MODULE),
    {
      // With dates before 2025-06-01, workerd can't compile bytes, so it needs the .wasm file.
      ...cloudflare(
        "cloudflare_module",
        [...MODULE, "--compatibility-flags", "nodejs_compat"],
        "2025-05-01",
      ),
      name: "build for cloudflare_module, compatibility date 2025-05-01",
      needs: /^(\. wintercg|\.\/wasm-module( workerd)?)$/,
    },
    cloudflare("cloudflare_pages", ["pages", "dev", "dist"]),
    {
      ...cloudflare("cloudflare_module", MODULE),
      name: "build for cloudflare_module with experimental.wasm",
      app: "wasm-plugin",
      entries: ["edge-light.js"],
      output: ".output/server",
      needs: /^\. unwasm( default)?$/,
    },
  ],
};
