import { ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

export default {
  title: "Cloudflare Pages functions",
  group: "first",
  versions: ["wrangler"],
  cases: [
    {
      name: "pages dev",
      ...WORKERD,
      serve: ["wrangler", "pages", "dev", ...ON_FREE_PORTS],
      ready: READY,
      path: "/api",
      entries: ["workerd.js"],
    },
    {
      name: "pages functions build",
      runtime: "not run",
      build: [["wrangler", "pages", "functions", "build", "--outdir", "out"]],
      entries: ["workerd.js"],
      output: { folder: "out", wasm: 1, base64: 0 },
    },
  ],
};
