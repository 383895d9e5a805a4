import { WORKERD } from "../lib/parts.mjs";

export default {
  title: "Astro with @astrojs/cloudflare",
  versions: ["astro", "@astrojs/cloudflare"],
  check: ["src/check.js"],
  cases: [
    { name: "dev", ...WORKERD, serve: ["astro", "dev", "--port", "{port}"], path: "/api" },
    {
      name: "build, preview",
      ...WORKERD,
      build: [["astro", "build"]],
      serve: ["astro", "preview", "--port", "{port}"],
      path: "/api",
      output: "dist",
    },
  ],
};
