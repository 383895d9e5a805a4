import {
  BUNDLED_FOR_NODE,
  BUNDLED_PAGE,
  ISOLATED,
  NEWEST_DATE,
  onPool,
  wrangler,
} from "../lib/parts.mjs";

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
    ...BUNDLED_FOR_NODE,
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

const page = { name: "page", ...BUNDLED_PAGE, build: bundle("main.js", "dist") };
const program = {
  name: "platform node",
  ...BUNDLED_FOR_NODE,
  build: bundle("program.js", "out", "--platform=node", "--out-extension:.js=.mjs"),
  run: ["node", "out/program.mjs"],
  output: "out",
};
const workers = [
  { name: "Worker", ...worker, build: bundle("worker.js", "out"), entries: ["index.js"] },
  {
    name: "Worker, condition workerd, .wasm files copied",
    ...worker,
    build: bundle("worker.js", "out", "--conditions=workerd", "--loader:.wasm=copy"),
  },
];

export default {
  title: "esbuild",
  versions: ["esbuild"],
  cases: [
    page,
    program,
    ...otherFormats("index.js", ""),
    ...otherFormats("rebundled.js", ", condition wintercg", "--conditions=wintercg"),
    ...workers,
    onPool(page, 1),
    onPool({ ...page, name: "page, isolated", headers: ISOLATED }, 2),
    ...[program, otherFormats("index.js", "")[1]].map((test) => onPool(test, 2)),
    ...workers.map((test) => onPool(test, 0)),
  ],
};
