import { StatusError } from "itty-router";

export interface Credentials {
  username: string;
  password: string;
}

const BODY_LIMIT_BYTES = 4096;

/** @throws StatusError 4xx with a sentence for the user if the body isn't what a form would send */
export async function readCredentials(request: Request): Promise<Credentials> {
  // Another site's form can't send JSON without a CORS preflight.
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    throw new StatusError(415, "Send JSON, with the content type application/json.");
  }
  if (
    Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) > BODY_LIMIT_BYTES
  ) {
    throw new StatusError(413, `Send at most ${BODY_LIMIT_BYTES} bytes, and their number.`);
  }
  const body = await request.json<Partial<Record<keyof Credentials, unknown>>>().catch(() => null);
  const { username, password } = body ?? {};
  if (typeof username !== "string" || !/^[a-z0-9_-]{3,31}$/.test(username)) {
    throw new StatusError(400, "A user name has 3 to 31 characters of a-z, 0-9, _ and -.");
  }
  if (typeof password !== "string" || password.length < 6 || password.length > 255) {
    throw new StatusError(400, "A password has 6 to 255 characters.");
  }
  return { username, password };
}
