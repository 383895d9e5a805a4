import { VITE_READY } from "../lib/vite.mjs";
import { WORKERD } from "../lib/wrangler.mjs";

export default {
  title: "@cloudflare/vite-plugin",
  group: "first",
  versions: ["@cloudflare/vite-plugin", "vite"],
  check: ["src/check.js"],
  cases: [
    {
      name: "dev",
      ...WORKERD,
      serve: ["vite", "dev"],
      ready: VITE_READY,
      entries: ["workerd.js"],
    },
    {
      name: "build, preview",
      ...WORKERD,
      build: [["vite", "build"]],
      serve: ["vite", "preview"],
      ready: VITE_READY,
      entries: ["workerd.js"],
      output: { folder: "dist", wasm: 1, base64: 0 },
    },
  ],
};
