// A JSON service on a free port of this machine.

import { json } from "node:stream/consumers";
import { listen } from "../../../../tools/http.mjs";

/** An answer with a status other than 200. */
export class Refusal extends Error {
  constructor(status, body) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/**
 * @param {(request: { path: string, headers: object, body: any }) => Promise<unknown>} handle
 *   answers a POST; it may throw a `Refusal`
 * @returns what `listen` returns
 */
export const serveJson = (handle) =>
  listen(async (request, response) => {
    const answer = (status, body) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    try {
      const { url: path, headers } = request;
      answer(200, await handle({ path, headers, body: await json(request) }));
    } catch (error) {
      if (error instanceof Refusal) answer(error.status, error.body);
      else answer(500, { error: { code: "INTERNAL", message: String(error) } });
    }
  });
