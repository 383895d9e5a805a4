import type { Handle } from "@sveltejs/kit";
import { drizzle } from "drizzle-orm/d1";
import { createLucia, setCookie } from "$lib/server/auth";

/** Finds each request's user. In production, SvelteKit refuses forms sent from other origins. */
export const handle: Handle = async ({ event, resolve }) => {
  const { cookies, locals, platform } = event;
  if (!platform) throw new Error("There is no D1 binding: run this with vite dev or wrangler.");
  const lucia = createLucia(platform.env.DB);
  locals.database = drizzle(platform.env.DB);
  locals.lucia = lucia;
  locals.session = null;
  locals.user = null;

  const sessionId = cookies.get(lucia.sessionCookieName);
  if (sessionId) {
    const { session, user } = await lucia.validateSession(sessionId);
    if (session?.fresh) setCookie(cookies, lucia.createSessionCookie(session.id));
    if (!session) setCookie(cookies, lucia.createBlankSessionCookie());
    locals.session = session;
    locals.user = user;
  }

  const response = await resolve(event);
  response.headers.set("cache-control", "private, no-store");
  return response;
};
