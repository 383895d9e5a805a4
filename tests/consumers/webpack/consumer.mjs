import { IN_CHROMIUM } from "../lib/pages.mjs";

const bundle = (file, ...options) => [
  ["webpack", "build", file, "--mode", "production", ...options],
];

export default {
  title: "webpack",
  group: "second",
  versions: ["webpack"],
  cases: [
    { name: "page", ...IN_CHROMIUM, build: bundle("./main.js") },
    {
      name: "target node",
      runtime: "Node 24",
      build: bundle("./program.js", "--target", "node", "--output-path", "out"),
      run: ["node", "out/main.js"],
      entries: ["index.js"],
      output: { folder: "out", wasm: 0, base64: 1 },
    },
  ],
};
