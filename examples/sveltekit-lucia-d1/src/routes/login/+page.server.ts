import { fail, redirect } from "@sveltejs/kit";
import { eq } from "drizzle-orm";
import { startSession } from "$lib/server/auth";
import { problemsOf, readCredentials } from "$lib/server/credentials";
import { hash, needsRehash, verify, verifyNobody } from "$lib/server/passwords";
import { user } from "$lib/server/schema";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) => {
  if (locals.user) redirect(303, "/");
};

export const actions: Actions = {
  default: async (event) => {
    const credentials = await readCredentials(event.request);
    const { username, password } = credentials;
    const refused = () => fail(400, { username, refusal: "Incorrect username or password." });
    // Nobody can have signed up with these, so that no work is needed to refuse them.
    if (problemsOf(credentials)) return refused();

    const { database } = event.locals;
    const found = await database.select().from(user).where(eq(user.username, username)).get();
    const matches = found
      ? await verify(found.passwordHash, password)
      : await verifyNobody(password);
    if (!found || !matches) return refused();

    if (needsRehash(found.passwordHash)) {
      const passwordHash = await hash(password);
      await database.update(user).set({ passwordHash }).where(eq(user.id, found.id));
    }
    await startSession(event, found.id);
    redirect(303, "/");
  },
};
