import { ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

const node = { runtime: "Node 24", path: "/api/check", entries: ["index.js"] };

export default {
  title: "Nuxt",
  group: "second",
  versions: ["nuxt"],
  check: ["server/utils/check.js"],
  cases: [
    {
      name: "dev",
      ...node,
      serve: ["nuxt", "dev", "--port", "{port}"],
      ready: /Nitro .* built/i,
    },
    {
      name: "build for node_server",
      ...node,
      build: [["nuxt", "build"]],
      serve: ["node", ".output/server/index.mjs"],
      env: { PORT: "{port}" },
      ready: /Listening on/i,
    },
    {
      name: "build for cloudflare_module",
      ...WORKERD,
      build: [["nuxt", "build", "--preset", "cloudflare_module"]],
      serve: [
        ...["wrangler", "dev", ".output/server/index.mjs", "--assets", ".output/public"],
        ...["--compatibility-date", "2026-11-17"],
        ...ON_FREE_PORTS,
      ],
      ready: READY,
      path: "/api/check",
      entries: ["rebundled.js"],
    },
  ],
};
