import { BUNDLED_PAGE, NEWEST_DATE, NODE, wrangler } from "../lib/parts.mjs";

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

export default {
  title: "Drop-in entries, through aliases",
  versions: ["wrangler", "vite", "webpack", "esbuild", "tsx", "typescript"],
  check: [],
  cases: [
    {
      name: "import",
      ...NODE,
      run: ["node", "main.mjs"],
      needs: /^\.\/(argon2|hash-wasm|node-crypto|node-rs|webcrypto)( default)?$/,
    },
    {
      name: "require",
      ...NODE,
      run: ["node", "main.cjs"],
      entries: ["index.cjs"],
      needs: /^\.\/(argon2|hash-wasm|node-crypto|node-rs|webcrypto) require$/,
    },
    { name: "wrangler's alias, dev", ...wrangler("dev"), ...IN_WRANGLER },
    {
      name: "wrangler's alias, deploy --dry-run",
      ...wrangler(
        ...["dev", "out-wrangler/worker.js", "--no-bundle", "--compatibility-date", NEWEST_DATE],
      ),
      ...IN_WRANGLER,
      build: [["wrangler", "deploy", "--dry-run", "--outdir", "out-wrangler"]],
      output: "out-wrangler",
    },
    {
      name: "Vite's resolve.alias",
      ...BUNDLED_PAGE,
      ...IN_RESOLVE,
      build: [["vite", "build"]],
      pages: "dist",
    },
    {
      name: "webpack's resolve.alias",
      ...NODE,
      ...IN_RESOLVE,
      build: [["webpack"]],
      run: ["node", "out-webpack/main.js"],
      output: "out-webpack",
    },
    {
      name: "esbuild's --alias",
      ...NODE,
      ...alias("--alias:argon2=edge-argon2/argon2"),
      build: [
        [
          ...["esbuild", "program.js", "--bundle", "--platform=node", "--format=esm"],
          ...["--outfile=out-esbuild/program.mjs", ...ALIASES],
        ],
      ],
      run: ["node", "out-esbuild/program.mjs"],
      output: "out-esbuild",
    },
    { name: "tsconfig's paths, tsx", ...NODE, ...IN_PATHS, run: ["tsx", "main.ts"] },
    {
      name: "tsconfig's paths, types",
      ...IN_PATHS,
      runtime: "not run",
      build: [["tsc", "-p", "tsconfig.json"]],
      entries: [],
    },
  ],
};
