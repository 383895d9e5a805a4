import { ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

const server = (preset, runtime, command) => ({
  name: `build for ${preset}`,
  app: "plain",
  runtime,
  build: [["nitropack", "build", "--preset", preset]],
  serve: command,
  env: { PORT: "{port}" },
  ready: /Listening/i,
  path: "/api",
  entries: ["index.js"],
});

const cloudflare = (preset, command, date = "2026-11-17") => ({
  name: `build for ${preset}`,
  app: "plain",
  ...WORKERD,
  build: [["nitropack", "build", "--preset", preset]],
  serve: ["wrangler", ...command, "--compatibility-date", date, ...ON_FREE_PORTS],
  ready: READY,
  path: "/api",
  entries: ["rebundled.js"],
});

export default {
  title: "Nitro",
  group: "second",
  versions: ["nitropack"],
  cases: [
    server("node_server", "Node 24", ["node", ".output/server/index.mjs"]),
    {
      ...server("node_server", "Node 24", ["node", ".output/server/index.mjs"]),
      name: "build for node_server with experimental.wasm",
      app: "wasm-plugin",
    },
    {
      ...server("deno_server", "Deno", ["deno", "run", "-A", ".output/server/index.mjs"]),
      runtimePackage: "deno",
    },
    {
      ...server("bun", "Bun", ["bun", "run", ".output/server/index.mjs"]),
      runtimePackage: "bun",
    },
    cloudflare("cloudflare_module", ["dev", ".output/server/index.mjs"]),
    {
      // With dates before 2025-06-01, workerd can't compile bytes, so it needs the .wasm file.
      ...cloudflare(
        "cloudflare_module",
        ["dev", ".output/server/index.mjs", "--compatibility-flags", "nodejs_compat"],
        "2025-05-01",
      ),
      name: "build for cloudflare_module, compatibility date 2025-05-01",
    },
    cloudflare("cloudflare_pages", ["pages", "dev", "dist"]),
    {
      ...cloudflare("cloudflare_module", ["dev", ".output/server/index.mjs"]),
      name: "build for cloudflare_module with experimental.wasm",
      app: "wasm-plugin",
      entries: ["edge-light.js"],
      output: { folder: ".output/server", wasm: 1, base64: 0 },
    },
  ],
};
