// Convex's HTTP interface, as `ConvexHttpClient` uses it.

import { json } from "node:stream/consumers";

const KIND = /^\/api\/(query|mutation|action)$/;

/** @param {(kind: string, path: string, args: object) => Promise<object>} call */
export async function answerHttp(call, request, response) {
  const answer = (status, body) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  // The command-line tool asks for addresses in addition to the one it knows, but there are none.
  if (request.url === "/api/v1/get_canonical_urls") return answer(200, {});

  const kind = KIND.exec(request.url)?.[1];
  if (!kind || request.method !== "POST") return answer(404, { code: "NotFound", message: "" });
  try {
    const { path, args } = await json(request);
    const outcome = await call(kind, path, args[0]);
    return answer(outcome.status === "success" ? 200 : 560, outcome);
  } catch (error) {
    return answer(400, { code: "BadRequest", message: String(error) });
  }
}
