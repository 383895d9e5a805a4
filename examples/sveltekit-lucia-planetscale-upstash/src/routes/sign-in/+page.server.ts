import { fail, redirect } from "@sveltejs/kit";
import { LuciaError } from "lucia";
import { type Auth, rehash } from "$lib/server/auth";
import { isEmail, isPassword, readFields } from "$lib/server/form";
import { validateNobody } from "$lib/server/passwords";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals }) => {
  if (await locals.authRequest.validate()) redirect(303, "/app");
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { email, password } = await readFields(request);
    const { auth, authRequest } = locals;
    const userId = await userOf(auth, email, password);
    if (!userId) return fail(400, { email, refusal: "Incorrect e-mail address or password." });
    authRequest.setSession(await auth.createSession({ userId, attributes: {} }));
    redirect(303, "/app");
  },
};

/** The user that the address and the password belong to. */
async function userOf(auth: Auth, email: string, password: string): Promise<string | undefined> {
  // Nobody can have signed up with these, so refusing them takes no work.
  if (!isEmail(email) || !isPassword(password)) return undefined;
  try {
    const { userId } = await auth.useKey("email", email, password);
    await rehash(email, password);
    return userId;
  } catch (error) {
    if (!(error instanceof LuciaError)) throw error;
    if (error.message === "AUTH_INVALID_KEY_ID") await validateNobody(password);
    return undefined;
  }
}
