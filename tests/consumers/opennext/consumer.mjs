import { ON_FREE_PORTS, WORKERD } from "../lib/parts.mjs";

const BUILD_AND_PREVIEW = {
  ...WORKERD,
  build: [["opennextjs-cloudflare", "build"]],
  serve: ["opennextjs-cloudflare", "preview", ...ON_FREE_PORTS],
  path: "/api",
};

export default {
  title: "OpenNext on Cloudflare",
  versions: ["@opennextjs/cloudflare", "next"],
  cases: [
    {
      ...BUILD_AND_PREVIEW,
      name: "App Router, build, preview",
      app: "app-router",
      entries: ["rebundled.js"],
    },
    {
      ...BUILD_AND_PREVIEW,
      name: "Pages Router, build, preview",
      app: "pages-router",
      // Next copies the whole package for OpenNext, whose bundler then picks the entry for workerd.
      alsoRead: ["edge-light.js", "index.cjs", "index.js", "node.js", "rebundled.js"],
      configuration: ['serverExternalPackages: ["edge-argon2"]'],
    },
  ],
};
