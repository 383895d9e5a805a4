import { IN_CHROMIUM } from "../lib/pages.mjs";

const bundle = (file, folder) => [
  ["rollup", file, "--dir", folder, "--format", "es", "--plugin", "node-resolve"],
];

export default {
  title: "Rollup",
  group: "second",
  versions: ["rollup", "@rollup/plugin-node-resolve"],
  cases: [
    { name: "page", ...IN_CHROMIUM, build: bundle("main.js", "dist") },
    {
      name: "program",
      runtime: "Node 24",
      build: bundle("program.js", "out"),
      run: ["node", "out/program.js"],
      entries: ["index.js"],
      output: { folder: "out", wasm: 0, base64: 1 },
    },
  ],
};
