import { Auth, type AuthConfig } from "@auth/core";
import { credentials } from "./src/credentials.ts";
import { visit } from "./src/users.ts";

const config: AuthConfig = {
  ...{ providers: [credentials], secret: "a secret of the test", trustHost: true },
  ...{ basePath: "/auth", logger: { error() {} } },
};
const ORIGIN = "https://app.example";

/** Posts the form that Auth.js's own page shows, and asks who is logged in. */
async function logIn(name: string, password: string) {
  const form = await Auth(new Request(`${ORIGIN}/auth/csrf`), config);
  const { csrfToken } = (await form.json()) as { csrfToken: string };
  const answer = await Auth(
    new Request(`${ORIGIN}/auth/callback/credentials`, {
      method: "POST",
      headers: { cookie: cookies(form) },
      body: new URLSearchParams({ csrfToken, name, password }),
    }),
    config,
  );
  const headers = { cookie: cookies(answer) };
  const session = await Auth(new Request(`${ORIGIN}/auth/session`, { headers }), config);
  const { user } = ((await session.json()) ?? {}) as { user?: { name: string } };
  return user?.name === name;
}

const cookies = ({ headers }: Response) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

export const run = (input: Parameters<typeof visit>[0]) => visit(input, logIn);
