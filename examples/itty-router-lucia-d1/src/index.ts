import { error, type IRequest, json, Router, StatusError, status } from "itty-router";
import type { Session } from "lucia";
import { logIn, signUp } from "./accounts";
import { type Auth, createAuth } from "./auth";
import { readCredentials } from "./credentials";

type AppRequest = IRequest & Request & { auth: Auth };
type Authorized = AppRequest & { session: Session };

const router = Router<AppRequest, [Env]>({
  before: [refuseOtherSites, withAuth],
  catch: (problem) => {
    if (problem instanceof StatusError) return error(problem);
    console.error(problem);
    return error(500, "The server failed; try again.");
  },
  finally: [json],
});

router.get("/", () => ({ message: "Anyone may read this." }));

router.get<Authorized>("/authorized", withSession, ({ session }) => ({
  message: `Only ${session.user.username} reads this.`,
  user: session.user,
}));

router.post("/signup", async (request) => {
  const session = await signUp(request.auth, await readCredentials(request));
  return json({ user: session.user }, { status: 201, headers: cookie(request.auth, session) });
});

router.post("/login", async (request, { DB }) => {
  const session = await logIn(request.auth, DB, await readCredentials(request));
  return json({ user: session.user }, { headers: cookie(request.auth, session) });
});

router.post<Authorized>("/logout", withSession, async ({ auth, session }) => {
  await auth.invalidateSession(session.sessionId);
  return status(204, { headers: cookie(auth, null) });
});

router.all("*", () => error(404, "There is nothing here."));

/** Browsers name the page's origin in every POST request. */
function refuseOtherSites({ method, url, headers }: Request) {
  const origin = headers.get("origin");
  if (method === "POST" && origin !== null && origin !== new URL(url).origin) {
    throw new StatusError(403, "Requests from other sites are refused.");
  }
}

function withAuth(request: AppRequest, { DB }: Env) {
  request.auth = createAuth(DB, request.url);
}

async function withSession(request: Authorized) {
  const session = await request.auth.handleRequest(request).validate();
  if (!session) throw new StatusError(401, "Log in first.");
  request.session = session;
}

const cookie = (auth: Auth, session: Session | null) => ({
  "Set-Cookie": auth.createSessionCookie(session).serialize(),
});

export default router satisfies ExportedHandler<Env>;
