import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { missingBrowser, openTab } from "../browser.mjs";
import { filesOf, serveFiles } from "../http.mjs";
import { bundleProgram } from "./program.mjs";

const LONGEST_MS = 900_000;

// The policy that a careful site sends: it allows WebAssembly, but neither eval nor inline scripts
// other than the import map.
const POLICY = "default-src 'self'; script-src 'self' 'nonce-map' 'wasm-unsafe-eval'";

/** Maps bare specifiers to the files that the package's "default" conditions name, if any. */
function importMap(folder) {
  const base = "/node_modules/edge-argon2";
  const manifest = JSON.parse(readFileSync(join(folder, base, "package.json"), "utf8"));
  const fallback = (target) =>
    typeof target === "string" ? target : target && fallback(target.default);
  const imports = {};
  for (const [entry, target] of Object.entries(manifest.exports)) {
    const file = fallback(target);
    if (file) imports[join("edge-argon2", entry)] = base + file.slice(1);
  }
  return JSON.stringify({ imports });
}

/** Headless Chromium, which loads the package's modules from the files in node_modules. */
export const onChromium = {
  name: "Chromium",
  missing: () => missingBrowser("chromium"),
  async run(entry, options) {
    const { folder, input = {}, policy = POLICY, v8Flags = [], timeout = LONGEST_MS } = options;
    const script = relative(folder, await bundleProgram("chromium-main.js", entry, options));
    const html = `<!doctype html><meta charset="utf-8"><title>edge-argon2</title>
<script type="importmap" nonce="map">${importMap(folder)}</script>
<script type="module" src="/${script}"></script>`;
    const files = filesOf(folder);
    const site = await serveFiles((path) => (path === "/" ? html : files(path)), {
      "content-security-policy": policy,
    });
    const tab = await openTab(
      "chromium",
      v8Flags.length > 0 ? [`--js-flags=${v8Flags.join(",")}`] : [],
    );
    const timer = setTimeout(() => tab.close(), timeout);
    try {
      await tab.open(site.url);
      return await tab.call("runEntry", input);
    } finally {
      clearTimeout(timer);
      await tab.close();
      await site.stop();
    }
  },
};
