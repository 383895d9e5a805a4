// A static server for the browser, on a free port.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * @param {string} folder
 * @param {{ html: string, policy: string }} page what "/" answers, and its content security policy
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export function serveFolder(folder, { html, policy }) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    if (path === "/") {
      const headers = { "content-type": "text/html", "content-security-policy": policy };
      response.writeHead(200, headers).end(html);
      return;
    }
    try {
      const body = await readFile(join(folder, path));
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type }).end(body);
    } catch {
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, "localhost", () => {
      const url = `http://localhost:${server.address().port}/`;
      resolve({ url, close: () => server.close() && server.closeAllConnections() });
    });
  });
}
