// HTTP servers on free ports of this machine.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Failure } from "./failure.mjs";

const HOST = "127.0.0.1";

const TYPES = {
  "": "text/html; charset=utf-8",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Starts a server.
 *
 * @param {import("node:http").RequestListener} [answer]
 * @param {number} [port] by default a free one, which the system chooses
 * @returns {Promise<{ server: import("node:http").Server, port: number, host: string, url: string, stop: () => Promise<void> }>}
 */
export async function listen(answer, port = 0) {
  const server = createServer(answer);
  // With a timeout, a busy machine could close an idle connection just as a client reuses it.
  server.keepAliveTimeout = 0;
  server.listen(port, HOST);
  await once(server, "listening");
  const stop = async () => {
    server.close();
    server.closeAllConnections();
  };
  const given = server.address().port;
  const host = `${HOST}:${given}`;
  return { server, port: given, host, url: `http://${host}/`, stop };
}

/** A free port: `wanted`, or any if it is left out; rejects if `wanted` is in use. */
export async function freePort(wanted) {
  const { server, port } = await listen(undefined, wanted);
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Serves files, or anything else that has a path.
 *
 * @param {(pathname: string) => Promise<string | Buffer | undefined> | string | Buffer | undefined} find
 *   returns the body at a path; undefined or a rejection becomes a 404
 * @param {Record<string, string>} [headers] sent with every response
 * @returns {Promise<{ url: string, log: () => string, stop: () => Promise<void> }>}
 */
export async function serveFiles(find, headers = {}) {
  const requests = [];
  const findSafely = async (pathname) => find(pathname);
  const site = await listen(async ({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const body = await findSafely(pathname).catch(() => undefined);
    const status = body === undefined ? 404 : 200;
    requests.push(`${status} ${pathname}`);
    const type = TYPES[extname(pathname)] ?? "application/octet-stream";
    response.writeHead(status, { "content-type": type, ...headers }).end(body);
  });
  return { ...site, log: () => requests.join("\n") };
}

/** Finds the files of a folder for `serveFiles`. */
export const filesOf = (folder) => (pathname) => {
  const path = resolve(join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname));
  return path.startsWith(folder + sep) ? readFile(path) : undefined;
};

/** Waits until a server answers with any status, because some serve nothing at "/". */
export async function untilAnswered(url, limitMs) {
  for (const deadline = Date.now() + limitMs; ; await delay(100)) {
    if (await fetch(url, { redirect: "manual" }).catch(() => undefined)) return;
    if (Date.now() > deadline)
      throw new Failure(`${url} did not answer within ${limitMs / 1000} s.`);
  }
}
