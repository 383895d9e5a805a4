import { fail, redirect } from "@sveltejs/kit";
import { LuciaError } from "lucia";
import { problemsOf, readFields } from "$lib/server/form";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals }) => {
  if (await locals.authRequest.validate()) redirect(303, "/app");
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const fields = await readFields(request);
    const { email, password } = fields;
    const problems = problemsOf(fields);
    if (problems) return fail(400, { email, problems });

    const { auth, authRequest } = locals;
    try {
      const key = { providerId: "email", providerUserId: email, password };
      const { userId } = await auth.createUser({ key, attributes: { email } });
      authRequest.setSession(await auth.createSession({ userId, attributes: {} }));
    } catch (error) {
      const isTaken = error instanceof LuciaError && error.message === "AUTH_DUPLICATE_KEY_ID";
      if (!isTaken) throw error;
      return fail(409, { email, problems: { email: "This address has an account already." } });
    }
    redirect(303, "/app");
  },
};
