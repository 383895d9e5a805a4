import { NODE, wrangler } from "../lib/parts.mjs";

export default {
  title: "Nuxt",
  versions: ["nuxt"],
  check: ["server/utils/check.js"],
  cases: [
    {
      name: "dev",
      ...NODE,
      serve: ["nuxt", "dev", "--port", "{port}"],
      ready: /Nitro .* built/i,
      path: "/api/check",
    },
    {
      name: "build for node_server",
      ...NODE,
      build: [["nuxt", "build"]],
      serve: ["node", ".output/server/index.mjs"],
      ready: /Listening on/i,
      path: "/api/check",
    },
    {
      name: "build for cloudflare_module",
      ...wrangler(
        ...["dev", ".output/server/index.mjs", "--assets", ".output/public"],
        ...["--compatibility-date", "2026-11-17"],
      ),
      build: [["nuxt", "build", "--preset", "cloudflare_module"]],
      path: "/api/check",
      entries: ["rebundled.js"],
    },
  ],
};
