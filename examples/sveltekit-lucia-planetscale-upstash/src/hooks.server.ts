import type { Handle } from "@sveltejs/kit";
import { createAuth } from "$lib/server/auth";

/** In production, SvelteKit refuses forms sent from other origins; Lucia ignores their cookies. */
export const handle: Handle = async ({ event, resolve }) => {
  event.locals.auth = createAuth();
  event.locals.authRequest = event.locals.auth.handleRequest(event);
  const response = await resolve(event);
  response.headers.set("cache-control", "private, no-store");
  return response;
};
