import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { validator } from "hono/validator";

export interface Credentials {
  username: string;
  password: string;
}

const BODY_LIMIT_BYTES = 4096;

/** Refuses long bodies before they are read. */
export const shortBody = bodyLimit({
  maxSize: BODY_LIMIT_BYTES,
  onError: () => refuse(413, `Send at most ${BODY_LIMIT_BYTES} bytes.`),
});

/** Takes only JSON, which another site's form can't send without a CORS preflight. */
export const credentials = validator("json", (body: Partial<Credentials> | null): Credentials => {
  const { username, password } = body ?? {};
  if (typeof username !== "string" || !/^[a-z0-9_-]{3,31}$/.test(username)) {
    return refuse(400, "A user name has 3 to 31 characters of a-z, 0-9, _ and -.");
  }
  if (typeof password !== "string" || password.length < 6 || password.length > 255) {
    return refuse(400, "A password has 6 to 255 characters.");
  }
  return { username, password };
});

function refuse(status: 400 | 413, message: string): never {
  throw new HTTPException(status, { message });
}
