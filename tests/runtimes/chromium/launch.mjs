import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serveFolder } from "../../harness/http.mjs";
import { findChromium } from "../../harness/paths.mjs";

/** Bare specifiers to the files that the package's "default" conditions name, where there are any. */
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

const LOADING_MS = 120_000;
const LONGEST_MS = 900_000;

// The policy a careful site sends: no eval, no inline script but the map, WebAssembly allowed.
const policy = "default-src 'self'; script-src 'self' 'nonce-map' 'wasm-unsafe-eval'";

const html = (folder) => `<!doctype html><meta charset="utf-8"><title>conformance</title>
<script type="importmap" nonce="map">${importMap(folder)}</script>
<script type="module" src="/runtimes/chromium/page.js"></script>`;

/** Headless Chromium, no bundler: the page's modules are the files in node_modules. */
export const onChromium = {
  name: "Chromium",
  missing: () => (findChromium() ? undefined : "no Chromium (Debian: apt install chromium)"),
  async run(folder, data) {
    const site = await serveFolder(folder, { html: html(folder), policy });
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: ["--no-sandbox"],
    });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(LOADING_MS);
      const problems = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      await page.goto(site.url);
      await page
        .waitForFunction(() => "conform" in globalThis)
        .catch(() => {
          throw new Error(`the page did not load:\n${problems.join("\n")}`);
        });
      const timer = setTimeout(() => browser.close(), LONGEST_MS);
      return await page
        .evaluate((input) => globalThis.conform(input), data)
        .finally(() => clearTimeout(timer));
    } finally {
      await browser.close();
      site.close();
    }
  },
};
