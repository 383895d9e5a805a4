import { WORKERD } from "../lib/wrangler.mjs";

const common = { ...WORKERD, ready: /Local\s+(http:\S+)/, path: "/api", entries: ["workerd.js"] };

export default {
  title: "Astro with @astrojs/cloudflare",
  group: "second",
  versions: ["astro", "@astrojs/cloudflare"],
  check: ["src/check.js"],
  cases: [
    { name: "dev", ...common, serve: ["astro", "dev", "--port", "{port}"] },
    {
      name: "build, preview",
      ...common,
      build: [["astro", "build"]],
      serve: ["astro", "preview", "--port", "{port}"],
      output: { folder: "dist", wasm: 1, base64: 0 },
    },
  ],
};
