import { redirect } from "@sveltejs/kit";
import { endSession } from "$lib/server/auth";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) => {
  if (!locals.user) redirect(303, "/login");
  return { username: locals.user.username };
};

export const actions: Actions = {
  signOut: async (event) => {
    await endSession(event);
    redirect(303, "/login");
  },
};
