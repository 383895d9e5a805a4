// Code that the manifests of consumers that build a page share.

/** A page in the app's folder with its bundle in `dist`. Cases may override both. */
export const IN_CHROMIUM = {
  runtime: "Chromium",
  browser: "chromium",
  pages: { folder: "." },
  entries: ["index.js"],
  output: { folder: "dist", wasm: 0, base64: 1 },
};
