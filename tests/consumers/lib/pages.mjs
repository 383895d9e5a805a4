// What manifests of consumers that build a page have in common.

/** A page in `dist`, or where `pages` says. */
export const IN_CHROMIUM = {
  runtime: "Chromium",
  browser: "chromium",
  pages: { folder: "." },
  entries: ["index.js"],
  output: { folder: "dist", wasm: 0, base64: 1 },
};
