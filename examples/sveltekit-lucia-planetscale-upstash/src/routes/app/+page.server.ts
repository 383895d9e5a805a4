import { redirect } from "@sveltejs/kit";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals }) => {
  const session = await locals.authRequest.validate();
  if (!session) redirect(303, "/sign-in");
  return { email: session.user.email };
};

export const actions: Actions = {
  signOut: async ({ locals }) => {
    const session = await locals.authRequest.validate();
    if (session) await locals.auth.invalidateSession(session.sessionId);
    locals.authRequest.setSession(null);
    redirect(303, "/sign-in");
  },
};
