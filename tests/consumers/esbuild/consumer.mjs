import { IN_CHROMIUM } from "../lib/pages.mjs";
import { NEWEST_DATE, ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

const CJS = ["--out-extension:.js=.cjs"];

const bundle = (file, folder, ...options) => [
  ["esbuild", file, "--bundle", "--format=esm", `--outdir=${folder}`, ...options],
];

// Formats without top-level await, for both entries that compile the .wasm from text.
const otherFormats = (entry, name, ...conditions) => [
  {
    name: `page, format iife${name}`,
    ...IN_CHROMIUM,
    build: bundle("main.js", "dist", "--format=iife", ...conditions),
    entries: [entry],
  },
  {
    name: `platform node, format cjs${name}`,
    runtime: "Node 24",
    build: bundle("program.js", "out", "--platform=node", "--format=cjs", ...CJS, ...conditions),
    run: ["node", "out/program.cjs"],
    entries: [entry],
    output: { folder: "out", wasm: 0, base64: 1 },
  },
];

const worker = {
  ...WORKERD,
  serve: [
    ...["wrangler", "dev", "out/worker.js", "--no-bundle", "--compatibility-date", NEWEST_DATE],
    ...ON_FREE_PORTS,
  ],
  ready: READY,
};

export default {
  title: "esbuild",
  group: "second",
  versions: ["esbuild"],
  cases: [
    { name: "page", ...IN_CHROMIUM, build: bundle("main.js", "dist") },
    {
      name: "platform node",
      runtime: "Node 24",
      build: bundle("program.js", "out", "--platform=node", "--out-extension:.js=.mjs"),
      run: ["node", "out/program.mjs"],
      entries: ["index.js"],
      output: { folder: "out", wasm: 0, base64: 1 },
    },
    ...otherFormats("index.js", ""),
    ...otherFormats("rebundled.js", ", condition wintercg", "--conditions=wintercg"),
    {
      name: "Worker",
      ...worker,
      build: bundle("worker.js", "out"),
      entries: ["index.js"],
      output: { folder: "out", wasm: 0, base64: 1 },
    },
    {
      name: "Worker, condition workerd, .wasm files copied",
      ...worker,
      build: bundle("worker.js", "out", "--conditions=workerd", "--loader:.wasm=copy"),
      entries: ["workerd.js"],
      output: { folder: "out", wasm: 1, base64: 0 },
    },
  ],
};
