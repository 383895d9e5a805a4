import { wrangler } from "../lib/parts.mjs";

export default {
  title: "Cloudflare Pages functions",
  group: "first",
  versions: ["wrangler"],
  cases: [
    { name: "pages dev", ...wrangler("pages", "dev"), path: "/api" },
    {
      name: "pages functions build",
      runtime: "not run",
      build: [["wrangler", "pages", "functions", "build", "--outdir", "out"]],
      entries: ["workerd.js"],
      output: "out",
    },
  ],
};
