import { and, eq, gt, ne } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { logIn, signUp } from "./accounts";
import { type App, sameOrigin, signedIn, withAuth } from "./app";
import { credentials, shortBody } from "./credentials";
import { sessions } from "./schema";

const app = new Hono<App>();
app.use(sameOrigin, shortBody, withAuth);

app.get("/", (c) => c.json({ message: "Anyone may read this." }));

// For browsers: the session is a cookie.
app.post("/signup", credentials, async (c) => {
  const session = await signUp(c.var.auth, c.req.valid("json"), c.var.client);
  c.var.authRequest.setSession(session);
  return c.json({ user: session.user }, 201);
});

app.post("/login", credentials, async (c) => {
  const session = await logIn(c.var.auth, c.env.DB, c.req.valid("json"), c.var.client);
  c.var.authRequest.setSession(session);
  return c.json({ user: session.user });
});

// For programs: the session is a token, sent back as "Authorization: Bearer <token>".
app.post("/token", credentials, async (c) => {
  const session = await logIn(c.var.auth, c.env.DB, c.req.valid("json"), c.var.client);
  return c.json({ user: session.user, token: session.sessionId });
});

// For both.
app.get("/me", signedIn, (c) => c.json({ user: c.var.session.user }));

app.post("/logout", signedIn, async (c) => {
  const { auth, authRequest, session } = c.var;
  await auth.invalidateSession(session.sessionId);
  authRequest.setSession(null);
  return c.body(null, 204);
});

app.get("/sessions", signedIn, async (c) => {
  const { client, session } = c.var;
  const isOwn = eq(sessions.userId, session.user.userId);
  const rows = await drizzle(c.env.DB)
    .select()
    .from(sessions)
    .where(and(isOwn, gt(sessions.idleExpires, Date.now())));
  return c.json({
    sessions: rows.map((row) => ({
      isThis: row.id === session.sessionId,
      isSameBrowser: row.userAgent === client.user_agent,
      isSameCountry: row.country === client.country,
      isSameAddress: row.ip === client.ip,
      endsUnused: new Date(row.idleExpires).toISOString(),
    })),
  });
});

/** Logs out everywhere else. */
app.delete("/sessions", signedIn, async (c) => {
  const { user, sessionId } = c.var.session;
  await drizzle(c.env.DB)
    .delete(sessions)
    .where(and(eq(sessions.userId, user.userId), ne(sessions.id, sessionId)));
  return c.body(null, 204);
});

app.notFound((c) => c.json({ error: "There is nothing here." }, 404));

app.onError((error, c) => {
  if (error instanceof HTTPException) return c.json({ error: error.message }, error.status);
  console.error(error);
  return c.json({ error: "The server failed; try again." }, 500);
});

export default app;
