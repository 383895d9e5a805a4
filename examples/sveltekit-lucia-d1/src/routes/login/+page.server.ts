import { fail, redirect } from "@sveltejs/kit";
import { and, eq } from "drizzle-orm";
import { startSession } from "$lib/server/auth";
import { problemsOf, readCredentials } from "$lib/server/credentials";
import { verify, verifyNobody } from "$lib/server/passwords";
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
    // Nobody can have signed up with these, so refusing them takes no work.
    if (problemsOf(credentials)) return refused();

    const { database } = event.locals;
    const found = await database.select().from(user).where(eq(user.username, username)).get();
    const { valid, rehash } = found
      ? await verify(found.passwordHash, password)
      : await verifyNobody(password);
    if (!found || !valid) return refused();

    if (rehash) {
      // `isOld` matches only the old hash, so a password that was changed meanwhile stays changed.
      const isOld = and(eq(user.id, found.id), eq(user.passwordHash, found.passwordHash));
      await database.update(user).set({ passwordHash: rehash }).where(isOld);
    }
    await startSession(event, found.id);
    redirect(303, "/");
  },
};
