// A JSON service on a free port of this machine.

import { createServer } from "node:http";

/** An answer other than 200. */
export class Refusal extends Error {
  constructor(status, body) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/**
 * @param {(request: { path: string, headers: object, body: any }) => Promise<unknown>} handle
 *   what to answer to a POST; it may throw a `Refusal`
 * @returns {Promise<{ host: string, stop: () => void }>} `host` with the port
 */
export function serveJson(handle) {
  const server = createServer(async (request, response) => {
    const answer = (status, body) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    try {
      const { url: path, headers } = request;
      const text = Buffer.concat(await request.toArray()).toString("utf8");
      answer(200, await handle({ path, headers, body: JSON.parse(text) }));
    } catch (error) {
      if (error instanceof Refusal) answer(error.status, error.body);
      else answer(500, { error: { code: "INTERNAL", message: String(error) } });
    }
  });
  // A busy machine would let a connection time out in the moment in which a client uses it again.
  server.keepAliveTimeout = 0;
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const stop = () => server.close() && server.closeAllConnections();
      resolve({ host: `127.0.0.1:${server.address().port}`, stop });
    });
  });
}
