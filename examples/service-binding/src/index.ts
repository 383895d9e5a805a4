import { Argon2Error } from "edge-argon2";
import { hash, verify } from "./argon2";

const ROUTES: Record<string, typeof hash | typeof verify> = {
  "POST /hash": hash,
  "POST /verify": verify,
};

export default {
  async fetch(request) {
    const route = ROUTES[`${request.method} ${new URL(request.url).pathname}`];
    if (!route) return problem(404, "NotFound", "the routes are POST /hash and POST /verify");
    try {
      return Response.json(await route(await jsonObject(request)));
    } catch (error) {
      return answerTo(error);
    }
  },
} satisfies ExportedHandler<Env>;

/** Parses the body as JSON without checking the content type, because callers leave it out. */
async function jsonObject(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body === "object" && body !== null) return body as Record<string, unknown>;
  throw new TypeError("the body must be a JSON object");
}

/** Codes that are not the caller's fault. */
const OWN_FAULTS: Argon2Error["code"][] = ["OUT_OF_MEMORY", "NO_RANDOM", "ENGINE"];

function answerTo(error: unknown): Response {
  if (error instanceof Argon2Error) {
    const status = OWN_FAULTS.includes(error.code) ? 500 : 400;
    return problem(status, error.name, error.message, error.code);
  }
  if (error instanceof RangeError || error instanceof TypeError) {
    return problem(400, error.name, error.message);
  }
  console.error(error);
  return problem(500, "Error", "the service failed; try again");
}

const problem = (status: number, name: string, message: string, code?: Argon2Error["code"]) =>
  Response.json({ error: { name, code, message } }, { status });
