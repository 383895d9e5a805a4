// A server of files as they are, for pages that a tool built and that need no server of its own.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * @param {string} folder
 * @param {Record<string, string>} [headers] of every answer
 * @returns {Promise<{ value: string, log: () => string, stop: () => Promise<void> }>} what `serve`
 *   gives for a server of its own; `value` is the URL
 */
export async function serveFolder(folder, headers = {}) {
  const requests = [];
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = resolve(join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    const data = path.startsWith(folder + sep) && (await readFile(path).catch(() => undefined));
    requests.push(`${data ? 200 : 404} ${pathname}`);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(data ? 200 : 404, { "content-type": type, ...headers });
    response.end(data || undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    value: `http://127.0.0.1:${server.address().port}/`,
    log: () => requests.join("\n"),
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
