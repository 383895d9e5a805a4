import { IN_CHROMIUM } from "../lib/pages.mjs";
import { NEWEST_DATE, ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

const ALIASES = [
  "--alias:@node-rs/argon2=edge-argon2/node-rs",
  "--alias:argon2=edge-argon2/argon2",
  "--alias:hash-wasm=edge-argon2/hash-wasm",
];

const alias = (where) => ({ configuration: [where] });
const IN_WRANGLER = alias('"alias": { "argon2": "edge-argon2/argon2" } in wrangler.jsonc');
const IN_RESOLVE = alias('resolve: { alias: { argon2: "edge-argon2/argon2" } }');
const IN_PATHS = alias(
  '"paths": { "argon2": ["./node_modules/edge-argon2/argon2"] } in tsconfig.json',
);

const inNode = { runtime: "Node 24", entries: ["index.js"] };
const bundled = (folder) => ({ ...inNode, output: { folder, wasm: 0, base64: 1 } });

export default {
  title: "Drop-in entries, through aliases",
  group: "second",
  versions: ["wrangler", "vite", "webpack", "esbuild", "tsx", "typescript"],
  check: [],
  cases: [
    { name: "import", ...inNode, run: ["node", "main.mjs"] },
    { name: "require", ...inNode, run: ["node", "main.cjs"], entries: ["index.cjs"] },
    {
      name: "wrangler's alias, dev",
      ...WORKERD,
      ...IN_WRANGLER,
      serve: ["wrangler", "dev", ...ON_FREE_PORTS],
      ready: READY,
      entries: ["workerd.js"],
    },
    {
      name: "wrangler's alias, deploy --dry-run",
      ...WORKERD,
      ...IN_WRANGLER,
      build: [["wrangler", "deploy", "--dry-run", "--outdir", "out-wrangler"]],
      serve: [
        ...["wrangler", "dev", "out-wrangler/worker.js", "--no-bundle"],
        ...["--compatibility-date", NEWEST_DATE, ...ON_FREE_PORTS],
      ],
      ready: READY,
      entries: ["workerd.js"],
      output: { folder: "out-wrangler", wasm: 1, base64: 0 },
    },
    {
      name: "Vite's resolve.alias",
      ...IN_CHROMIUM,
      ...IN_RESOLVE,
      build: [["vite", "build"]],
      pages: { folder: "dist" },
    },
    {
      name: "webpack's resolve.alias",
      ...bundled("out-webpack"),
      ...IN_RESOLVE,
      build: [["webpack"]],
      run: ["node", "out-webpack/main.js"],
    },
    {
      name: "esbuild's --alias",
      ...bundled("out-esbuild"),
      ...alias("--alias:argon2=edge-argon2/argon2"),
      build: [
        [
          ...["esbuild", "program.js", "--bundle", "--platform=node", "--format=esm"],
          ...["--outfile=out-esbuild/program.mjs", ...ALIASES],
        ],
      ],
      run: ["node", "out-esbuild/program.mjs"],
    },
    { name: "tsconfig's paths, tsx", ...inNode, ...IN_PATHS, run: ["tsx", "main.ts"] },
    {
      name: "tsconfig's paths, types",
      ...IN_PATHS,
      runtime: "not run",
      build: [["tsc", "-p", "tsconfig.json"]],
      entries: [],
    },
  ],
};
