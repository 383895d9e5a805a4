// Browsers load one page with all peers: the package file by file through an import map, as a site
// without a bundler would, and each peer as a bundle.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installBrowser, missingBrowser, openTab } from "../../tools/browser.mjs";
import { Failure } from "../../tools/failure.mjs";
import { serveFiles } from "../../tools/http.mjs";
import { bundlePage } from "../lib/bundle.mjs";
import { wasmPath } from "../lib/wasm-files.mjs";

/** Milliseconds of work in one sample: a page's clock may tick only once a millisecond. */
const SAMPLE_MS = 150;

const lib = fileURLToPath(new URL("../lib", import.meta.url));
const packageFolder = fileURLToPath(new URL("../node_modules/edge-argon2", import.meta.url));

const HEADERS = {
  "cache-control": "no-store",
  // An isolated page gets the finest clock that the browser offers.
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** @param {"chromium" | "firefox" | "webkit"} name */
export async function startPage(name, peers, say) {
  if (name !== "chromium") await installBrowser(name, say);
  const reason = missingBrowser(name);
  if (reason) throw new Failure(reason);
  const site = await serveFiles((path) => resource(path, peers), HEADERS);
  const tab = await openTab(name);
  await tab.open(site.url);
  const hashWith = (peer) => async (options, count) => {
    const answer = await tab.call("hashInPage", peer.key, options, count);
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
  const close = async () => {
    await tab.close();
    await site.stop();
  };
  const sessions = peers.map((peer) => ({ peer, hash: hashWith(peer), close: async () => {} }));
  return { version: tab.version, sampleMilliseconds: SAMPLE_MS, sessions, close };
}

/** Returns the contents at a path; undefined or a rejection if there are none. */
async function resource(pathname, peers) {
  const [, place, name = "", part = ""] = pathname.split("/");
  const peer = peers.find(({ key }) => key === name.replace(/\.js$/, ""));
  switch (place) {
    case "":
      return page();
    case "peers":
      return bundlePage(peer);
    case "wasm":
      return readFile(wasmPath(peer.wasm[part.replace(/\.wasm$/, "")]));
    case "package":
      return readFile(join(packageFolder, name));
    case "lib":
      return readFile(join(lib, name));
  }
}

async function page() {
  const { module } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  const imports = { "edge-argon2": join("/package", module) };
  return `<!doctype html>
<meta charset="utf-8">
<title>edge-argon2 benchmark</title>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module" src="/lib/page.mjs"></script>`;
}
