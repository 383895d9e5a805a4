import { VITE_READY } from "../lib/vite.mjs";
import { WORKERD } from "../lib/wrangler.mjs";

const common = { ...WORKERD, ready: VITE_READY, path: "/api", entries: ["workerd.js"] };

export default {
  title: "React Router with @cloudflare/vite-plugin",
  group: "second",
  versions: ["react-router", "@cloudflare/vite-plugin", "vite"],
  check: ["app/check.js"],
  cases: [
    { name: "dev", ...common, serve: ["react-router", "dev"] },
    {
      name: "build, preview",
      ...common,
      build: [["react-router", "build"]],
      serve: ["vite", "preview"],
      output: { folder: "build/server", wasm: 1, base64: 0 },
    },
  ],
};
