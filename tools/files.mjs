// A server of a folder's files.
import { getRequestListener } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { listen } from "./http.mjs";

/**
 * @param {string} folder
 * @param {{ headers?: Record<string, string>, page?: string }} [options] headers of every response;
 *   HTML to serve at "/" in place of a file
 * @returns {Promise<{ url: string, log: () => string, stop: () => Promise<void> }>}
 */
export async function serveFiles(folder, { headers = {}, page } = {}) {
  const requests = [];
  const site = new Hono();
  site.use(async (context, next) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    await next();
    requests.push(`${context.res.status} ${context.req.path}`);
  });
  if (page) site.get("/", (context) => context.html(page));
  site.use(serveStatic({ root: folder }));
  return { ...(await listen(getRequestListener(site.fetch))), log: () => requests.join("\n") };
}
