import { fail, redirect } from "@sveltejs/kit";
import { generateIdFromEntropySize } from "lucia";
import { startSession } from "$lib/server/auth";
import { problemsOf, readCredentials } from "$lib/server/credentials";
import { hash } from "$lib/server/passwords";
import { user } from "$lib/server/schema";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) => {
  if (locals.user) redirect(303, "/");
};

export const actions: Actions = {
  default: async (event) => {
    const credentials = await readCredentials(event.request);
    const { username, password } = credentials;
    const problems = problemsOf(credentials);
    if (problems) return fail(400, { username, problems });

    const id = generateIdFromEntropySize(10);
    const passwordHash = await hash(password);
    const [created] = await event.locals.database
      .insert(user)
      .values({ id, username, passwordHash })
      .onConflictDoNothing()
      .returning({ id: user.id });
    if (!created) return fail(409, { username, problems: { username: "This name is taken." } });

    await startSession(event, id);
    redirect(303, "/");
  },
};
