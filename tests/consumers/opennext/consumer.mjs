import { ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

export default {
  title: "OpenNext on Cloudflare",
  group: "second",
  versions: ["@opennextjs/cloudflare", "next"],
  check: ["app/check.js"],
  cases: [
    {
      name: "build, preview",
      ...WORKERD,
      build: [["opennextjs-cloudflare", "build"]],
      serve: ["opennextjs-cloudflare", "preview", ...ON_FREE_PORTS],
      ready: READY,
      path: "/api",
      entries: ["rebundled.js"],
    },
  ],
};
