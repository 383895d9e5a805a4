import { D1Adapter } from "@lucia-auth/adapter-sqlite";
import type { RequestEvent } from "@sveltejs/kit";
import { type Cookie, Lucia } from "lucia";
import { dev } from "$app/environment";

/** A Worker gets its bindings with each request, so Lucia is made for each one. */
export function createLucia(database: D1Database) {
  const adapter = new D1Adapter(database, { user: "user", session: "session" });
  return new Lucia(adapter, {
    // HttpOnly and SameSite=Lax are Lucia's defaults. The dev server has no TLS.
    sessionCookie: { attributes: { secure: !dev } },
    getUserAttributes: ({ username }) => ({ username }),
  });
}

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseUserAttributes: { username: string };
  }
}

export async function startSession({ cookies, locals }: RequestEvent, userId: string) {
  const { id } = await locals.lucia.createSession(userId, {});
  setCookie(cookies, locals.lucia.createSessionCookie(id));
}

export async function endSession({ cookies, locals }: RequestEvent) {
  if (locals.session) await locals.lucia.invalidateSession(locals.session.id);
  setCookie(cookies, locals.lucia.createBlankSessionCookie());
}

export function setCookie(cookies: RequestEvent["cookies"], cookie: Cookie) {
  cookies.set(cookie.name, cookie.value, { path: "/", ...cookie.attributes });
}
