import { IN_CHROMIUM } from "../lib/pages.mjs";

const bundle = (file, ...options) => [
  ["rspack", "build", "--entry", file, "--mode", "production", ...options],
];

export default {
  title: "Rspack",
  group: "second",
  versions: ["@rspack/core"],
  cases: [
    { name: "page", ...IN_CHROMIUM, build: bundle("./main.js") },
    {
      name: "target node",
      runtime: "Node 24",
      build: bundle("./program.js", "--config", "node.config.cjs", "--output-path", "out"),
      run: ["node", "out/main.js"],
      entries: ["index.js"],
      output: { folder: "out", wasm: 0, base64: 1 },
    },
  ],
};
