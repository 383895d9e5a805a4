import { NODE, onPool, wrangler } from "../lib/parts.mjs";

// SvelteKit's build runs its output once in Node, to see what the routes export.
const BY_THE_BUILD = ["node.js"];

const DEPLOYED = [
  {
    name: "build, wrangler dev",
    ...wrangler("dev"),
    build: [["vite", "build"]],
    path: "/api",
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
    output: "out",
  },
];

export default {
  title: "SvelteKit with adapter-cloudflare",
  group: "first",
  versions: ["@sveltejs/kit", "@sveltejs/adapter-cloudflare", "vite"],
  check: ["src/lib/server/check.js"],
  cases: [
    { name: "dev", ...NODE, serve: ["vite", "dev"], path: "/api" },
    ...DEPLOYED,
    ...DEPLOYED.map((test) => onPool(test, 0)),
  ],
};
