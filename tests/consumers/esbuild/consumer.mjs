import { BUNDLED_PAGE, NEWEST_DATE, NODE, wrangler } from "../lib/parts.mjs";

const CJS = ["--out-extension:.js=.cjs"];

const bundle = (file, folder, ...options) => [
  ["esbuild", file, "--bundle", "--format=esm", `--outdir=${folder}`, ...options],
];

// Formats without top-level await, for both entries that compile the .wasm from text.
const otherFormats = (entry, name, ...conditions) => [
  {
    name: `page, format iife${name}`,
    ...BUNDLED_PAGE,
    build: bundle("main.js", "dist", "--format=iife", ...conditions),
    entries: [entry],
  },
  {
    name: `platform node, format cjs${name}`,
    ...NODE,
    build: bundle("program.js", "out", "--platform=node", "--format=cjs", ...CJS, ...conditions),
    run: ["node", "out/program.cjs"],
    entries: [entry],
    output: "out",
  },
];

const worker = {
  ...wrangler("dev", "out/worker.js", "--no-bundle", "--compatibility-date", NEWEST_DATE),
  output: "out",
};

export default {
  title: "esbuild",
  versions: ["esbuild"],
  cases: [
    { name: "page", ...BUNDLED_PAGE, build: bundle("main.js", "dist") },
    {
      name: "platform node",
      ...NODE,
      build: bundle("program.js", "out", "--platform=node", "--out-extension:.js=.mjs"),
      run: ["node", "out/program.mjs"],
      output: "out",
    },
    ...otherFormats("index.js", ""),
    ...otherFormats("rebundled.js", ", condition wintercg", "--conditions=wintercg"),
    { name: "Worker", ...worker, build: bundle("worker.js", "out"), entries: ["index.js"] },
    {
      name: "Worker, condition workerd, .wasm files copied",
      ...worker,
      build: bundle("worker.js", "out", "--conditions=workerd", "--loader:.wasm=copy"),
    },
  ],
};
