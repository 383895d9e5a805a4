// Parts of cases that several manifests share.

export const NODE = { runtime: "Node 24", entries: ["node.js"] };
export const BUN = { runtime: "Bun", runtimePackage: "bun", entries: ["node.js"] };
export const DENO = { runtime: "Deno", runtimePackage: "deno", entries: ["node.js"] };
export const WORKERD = { runtime: "workerd", runtimePackage: "workerd", entries: ["workerd.js"] };

const page = (browser, runtime) => ({ browser, runtime, entries: ["index.js"] });
export const CHROMIUM = page("chromium", "Chromium");
export const BROWSERS = [CHROMIUM, page("firefox", "Firefox"), page("webkit", "WebKitGTK")];

/** A page in the app's folder with its bundle in `dist`. */
export const BUNDLED_PAGE = { ...CHROMIUM, pages: ".", output: "dist" };

/** The newest compatibility date that the pinned wrangler's workerd supports. */
export const NEWEST_DATE = "2026-11-17";

export const ON_FREE_PORTS = [
  ...["--ip", "127.0.0.1", "--port", "0", "--inspector-port", "0"],
  "--show-interactive-dev-session=false",
];

/** A Worker that a command of wrangler serves. */
export const wrangler = (...command) => ({
  ...WORKERD,
  serve: ["wrangler", ...command, ...ON_FREE_PORTS],
});

/** The entries of the pool beside those of the plain class. */
const POOL_ENTRIES = {
  "edge-light.js": "pool-edge-light.js",
  "index.cjs": "pool.cjs",
  "index.js": "pool.js",
  "node.js": "pool.js",
  "rebundled.js": "pool.js",
  "workerd.js": "pool-workerd.js",
};
const withPool = (entries) => [
  ...new Set(entries.flatMap((entry) => [entry, POOL_ENTRIES[entry]])),
];

/**
 * The same app with app/check-pool.js, which imports `edge-argon2/pool` beside the plain entry.
 * @param {0 | 1 | 2} threads see manifest.mjs
 */
export const onPool = ({ name, entries, alsoRead = [], needs, ...test }, threads) => ({
  ...test,
  name: `pool, ${name}`,
  checkName: "check-pool",
  subpaths: [".", "./pool"],
  entries: withPool(entries),
  alsoRead: withPool(alsoRead),
  threads,
  needs: needs && new RegExp(needs.source.replace("^\\.", "^\\./pool")),
});

/** Headers that make a page cross-origin isolated. */
export const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Checks only types, so no entry is read. */
export const typeCheck = (moduleResolution, ...files) => ({
  name: `moduleResolution ${moduleResolution}: ${files.join(", ")}`,
  runtime: "not run",
  build: [
    [
      ...["tsc", "--noEmit", "--strict", "--target", "es2022"],
      ...["--module", moduleResolution, "--moduleResolution", moduleResolution, ...files],
    ],
  ],
  entries: [],
});
