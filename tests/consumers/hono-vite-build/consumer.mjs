import { NEWEST_DATE, wrangler } from "../lib/parts.mjs";

const built = (name, mode, ...command) => ({
  name,
  ...wrangler(...command, "--compatibility-date", NEWEST_DATE),
  build: [["vite", "build", "--mode", mode]],
  entries: ["index.js"],
  output: "dist",
});

export default {
  title: "@hono/vite-build",
  versions: ["@hono/vite-build", "hono", "vite"],
  check: ["src/check.js"],
  cases: [
    built("cloudflare-workers", "workers", "dev", "dist/index.js"),
    built("cloudflare-pages", "pages", "pages", "dev", "dist"),
  ],
};
