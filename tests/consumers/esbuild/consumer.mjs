import { BUNDLED_PAGE, ISOLATED, NEWEST_DATE, NODE, onPool, wrangler } from "../lib/parts.mjs";

const CJS = ["--out-extension:.js=.cjs"];

const bundle = (file, folder, ...options) => [
  ["esbuild", file, "--bundle", "--format=esm", `--outdir=${folder}`, ...options],
];

// Formats without top-level await, for the entries that compile the .wasm from text.
const otherFormats = (ofPage, ofProgram, name, ...conditions) => [
  {
    name: `page, format iife${name}`,
    ...BUNDLED_PAGE,
    build: bundle("main.js", "dist", "--format=iife", ...conditions),
    entries: [ofPage],
  },
  {
    name: `platform node, format cjs${name}`,
    ...NODE,
    build: bundle("program.js", "out", "--platform=node", "--format=cjs", ...CJS, ...conditions),
    run: ["node", "out/program.cjs"],
    entries: [ofProgram],
    output: "out",
  },
];

const worker = {
  ...wrangler("dev", "out/worker.js", "--no-bundle", "--compatibility-date", NEWEST_DATE),
  output: "out",
};

const page = {
  name: "page",
  ...BUNDLED_PAGE,
  build: bundle("main.js", "dist"),
  needs: /^\. default$/,
};
const program = {
  name: "platform node",
  ...NODE,
  build: bundle("program.js", "out", "--platform=node", "--out-extension:.js=.mjs"),
  run: ["node", "out/program.mjs"],
  output: "out",
};
const forTwo = otherFormats("index.js", "node.js", "");
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
    ...forTwo,
    ...otherFormats(
      ...["rebundled.js", "rebundled.js"],
      ...[", condition wintercg", "--conditions=wintercg"],
    ),
    ...workers,
    onPool(page, 1),
    onPool({ ...page, name: "page, isolated", headers: ISOLATED }, 2),
    ...[program, forTwo[1]].map((test) => onPool(test, 2)),
    ...workers.map((test) => onPool(test, 0)),
  ],
};
