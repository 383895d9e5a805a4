import { DENO } from "../lib/parts.mjs";

const BUNDLER = "node_modules/@netlify/edge-bundler";

export default {
  title: "Netlify Edge Functions",
  versions: ["@netlify/edge-bundler"],
  cases: [
    {
      name: "@netlify/edge-bundler",
      ...DENO,
      build: [["node", "build.mjs"]],
      run: [
        ...["deno", "run", "--allow-all", "--no-config"],
        ...["--import-map", `${BUNDLER}/deno/vendor/import_map.json`, "run.mjs"],
      ],
      output: "vendored",
    },
  ],
};
