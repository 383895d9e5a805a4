// Parts of cases that several manifests share.

export const NODE = { runtime: "Node 24", entries: ["index.js"] };
export const BUN = { runtime: "Bun", runtimePackage: "bun", entries: ["index.js"] };
export const DENO = { runtime: "Deno", runtimePackage: "deno", entries: ["index.js"] };
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
