const BUNDLER = "node_modules/@netlify/edge-bundler";

export default {
  title: "Netlify Edge Functions",
  group: "second",
  versions: ["@netlify/edge-bundler"],
  cases: [
    {
      name: "@netlify/edge-bundler",
      runtime: "Deno",
      runtimePackage: "deno",
      build: [["node", "build.mjs"]],
      run: [
        ...["deno", "run", "--allow-all", "--no-config"],
        ...["--import-map", `${BUNDLER}/deno/vendor/import_map.json`, "run.mjs"],
      ],
      entries: ["index.js"],
      output: { folder: "vendored", wasm: 0, base64: 1 },
    },
  ],
};
