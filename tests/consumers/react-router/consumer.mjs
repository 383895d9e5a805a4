import { WORKERD } from "../lib/parts.mjs";

export default {
  title: "React Router with @cloudflare/vite-plugin",
  versions: ["react-router", "@cloudflare/vite-plugin", "vite"],
  check: ["app/check.js"],
  cases: [
    { name: "dev", ...WORKERD, serve: ["react-router", "dev"], path: "/api" },
    {
      name: "build, preview",
      ...WORKERD,
      build: [["react-router", "build"]],
      serve: ["vite", "preview"],
      path: "/api",
      output: "build/server",
    },
  ],
};
