import { IN_CHROMIUM } from "../lib/pages.mjs";

const bundle = (file, folder, platform) => [
  ["rolldown", file, "--dir", folder, "--platform", platform],
];

export default {
  title: "Rolldown",
  group: "second",
  versions: ["rolldown"],
  cases: [
    { name: "page", ...IN_CHROMIUM, build: bundle("main.js", "dist", "browser") },
    {
      name: "program",
      runtime: "Node 24",
      build: bundle("program.js", "out", "node"),
      run: ["node", "out/program.js"],
      entries: ["index.js"],
      output: { folder: "out", wasm: 0, base64: 1 },
    },
  ],
};
