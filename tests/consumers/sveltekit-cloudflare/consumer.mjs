import { VITE_READY } from "../lib/vite.mjs";
import { ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

// SvelteKit's build runs its output once in Node, to see what the routes export.
const BY_THE_BUILD = ["index.js"];

export default {
  title: "SvelteKit with adapter-cloudflare",
  group: "first",
  versions: ["@sveltejs/kit", "@sveltejs/adapter-cloudflare", "vite"],
  check: ["src/lib/server/check.js"],
  cases: [
    {
      name: "dev",
      runtime: "Node 24",
      serve: ["vite", "dev"],
      ready: VITE_READY,
      path: "/api",
      entries: ["index.js"],
    },
    {
      name: "build, wrangler dev",
      ...WORKERD,
      build: [["vite", "build"]],
      serve: ["wrangler", "dev", ...ON_FREE_PORTS],
      ready: READY,
      path: "/api",
      entries: ["workerd.js"],
      alsoRead: BY_THE_BUILD,
    },
    {
      name: "build, wrangler deploy --dry-run",
      runtime: "not run",
      build: [
        ["vite", "build"],
        ["wrangler", "deploy", "--dry-run", "--outdir", "out"],
      ],
      entries: ["workerd.js"],
      alsoRead: BY_THE_BUILD,
      output: { folder: "out", wasm: 1, base64: 0 },
    },
  ],
};
