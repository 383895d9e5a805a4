// Serves the page that browsers measure in: the package file by file through an import map, as a
// site without a bundler would, and each peer as a bundle.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePage } from "./bundle.mjs";
import { wasmPath } from "./wasm-files.mjs";

const lib = fileURLToPath(new URL(".", import.meta.url));
const packageFolder = fileURLToPath(new URL("../node_modules/edge-argon2", import.meta.url));

const TYPES = {
  ".mjs": "text/javascript",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  "": "text/html",
};

const HEADERS = {
  "cache-control": "no-store",
  // An isolated page has the finest clock that the browser gives.
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** @returns {Promise<{ url: string, close: () => void }>} */
export async function servePage(peers) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const body = await resource(pathname, peers).catch(() => undefined);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    const type = pathname.startsWith("/wasm/") ? TYPES[".wasm"] : TYPES[extname(pathname)];
    response.writeHead(200, { ...HEADERS, "content-type": type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

/** The contents at a path; undefined or a rejection when there are none. */
async function resource(pathname, peers) {
  const [, place, name = "", part] = pathname.split("/");
  const peer = peers.find(({ key }) => key === name.replace(/\.js$/, ""));
  switch (place) {
    case "":
      return page();
    case "peers":
      return bundlePage(peer);
    case "wasm":
      return readFile(wasmPath(peer.wasm[part]));
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
<script>
  globalThis.hashInPage = async (...args) => {
    const page = await import("/lib/page.mjs");
    return page.hashInPage(...args);
  };
</script>`;
}
