import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { missingBrowser, openTab } from "../browser.mjs";
import { Failure } from "../failure.mjs";
import { serveFiles } from "../files.mjs";
import { bundleProgram, runOnce } from "./program.mjs";

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

/**
 * A browser, which loads the package's modules from the files in node_modules.
 *
 * @param {string} name for people
 * @param {"chromium" | "firefox" | "webkit"} browser
 * @returns {import("./program.mjs").Runtime}
 */
export function onBrowser(name, browser) {
  const missing = () => missingBrowser(browser);
  async function open(entry, options) {
    const { folder, policy = POLICY, headers, v8Flags = [] } = options;
    const reason = missing();
    if (reason) throw new Failure(reason);
    const script = relative(folder, await bundleProgram("page-main.js", entry, options));
    const page = `<!doctype html><meta charset="utf-8"><title>edge-argon2</title>
<script type="importmap" nonce="map">${importMap(folder)}</script>
<script type="module" src="/${script}"></script>`;
    const site = await serveFiles(folder, {
      headers: { "content-security-policy": policy, ...headers },
      page,
    });
    const flags = v8Flags.length > 0 ? [`--js-flags=${v8Flags.join(",")}`] : [];
    const tab = await openTab(browser, flags);
    const close = async () => {
      await tab.close();
      await site.stop();
    };
    await tab.open(site.url);
    return { version: tab.version, call: (input) => tab.call("runEntry", input), close };
  }
  return { name, missing, open, run: runOnce(open, LONGEST_MS) };
}
