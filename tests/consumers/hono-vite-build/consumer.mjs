import { NEWEST_DATE, ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

const built = (name, mode, command) => ({
  name,
  ...WORKERD,
  build: [["vite", "build", "--mode", mode]],
  serve: ["wrangler", ...command, "--compatibility-date", NEWEST_DATE, ...ON_FREE_PORTS],
  ready: READY,
  entries: ["index.js"],
  output: { folder: "dist", wasm: 0, base64: 1 },
});

export default {
  title: "@hono/vite-build",
  group: "second",
  versions: ["@hono/vite-build", "hono", "vite"],
  check: ["src/check.js"],
  cases: [
    built("cloudflare-workers", "workers", ["dev", "dist/index.js"]),
    built("cloudflare-pages", "pages", ["pages", "dev", "dist"]),
  ],
};
