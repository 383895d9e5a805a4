import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import type { AuthRequest, Session } from "lucia";
import { type Auth, createAuth, handle } from "./auth";
import { type Client, clientOf } from "./client";

/** What every handler finds in its context. */
export interface App {
  Bindings: Env;
  Variables: { auth: Auth; authRequest: AuthRequest; client: Client };
}

/** What handlers behind `signedIn` find in addition. */
export interface SignedIn extends App {
  Variables: App["Variables"] & { session: Session };
}

/** Browsers name the page's origin in every request that may change something. */
export const sameOrigin = createMiddleware(async (c, next) => {
  const origin = c.req.header("origin");
  if (c.req.method !== "GET" && origin !== undefined && origin !== new URL(c.req.url).origin) {
    throw new HTTPException(403, { message: "Requests from other sites are refused." });
  }
  await next();
});

export const withAuth = createMiddleware<App>(async (c, next) => {
  const auth = createAuth(c.env.DB, c.req.url);
  c.set("auth", auth);
  c.set("authRequest", handle(auth, c));
  c.set("client", await clientOf(c.req.raw, c.env.CLIENT_KEY));
  await next();
});

/** Requires a session, by cookie or bearer token, from the browser in which it began. */
export const signedIn = createMiddleware<SignedIn>(async (c, next) => {
  const { auth, authRequest, client } = c.var;
  const session = c.req.header("authorization")
    ? await authRequest.validateBearerToken()
    : await authRequest.validate();
  if (session && session.user_agent !== client.user_agent) {
    // A browser's update also ends its sessions, but logging in again is a small price.
    await auth.invalidateSession(session.sessionId);
  } else if (session) {
    c.set("session", session);
    return next();
  }
  throw new HTTPException(401, { message: "Log in first." });
});
