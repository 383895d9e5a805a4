import { WORKERD } from "../lib/parts.mjs";

export default {
  title: "@cloudflare/vite-plugin",
  group: "first",
  versions: ["@cloudflare/vite-plugin", "vite"],
  check: ["src/check.js"],
  cases: [
    { name: "dev", ...WORKERD, serve: ["vite", "dev"] },
    {
      name: "build, preview",
      ...WORKERD,
      build: [["vite", "build"]],
      serve: ["vite", "preview"],
      output: "dist",
    },
  ],
};
