// What a client can call. Signing up and signing in are actions because a mutation that conflicts
// with another starts over, and would hash again.

import { v } from "convex/values";
import { LuciaError } from "lucia";
import { internal } from "./_generated/api";
import { type ActionCtx, action, mutation, query } from "./_generated/server";
import { type Auth, createAuth } from "./auth";
import { isEmail, isPassword, normalized, type Problems, problemsOf } from "./fields";
import { passwords, validateNobody } from "./passwords";

type SignedUp = { sessionId: string } | { problems: Problems };
type SignedIn = { sessionId: string } | { refusal: string };

export const signUp = action({
  args: { email: v.string(), password: v.string() },
  handler: async (ctx, args): Promise<SignedUp> => {
    const { email, password } = normalized(args);
    const problems = problemsOf({ email, password });
    if (problems) return { problems };

    const auth = createAuth(ctx);
    try {
      const key = { providerId: "email", providerUserId: email, password };
      const { userId } = await auth.createUser({ key, attributes: { email } });
      return await startSession(auth, userId);
    } catch (error) {
      const isTaken = error instanceof LuciaError && error.message === "AUTH_DUPLICATE_KEY_ID";
      if (!isTaken) throw error;
      return { problems: { email: "This address has an account already." } };
    }
  },
});

export const signIn = action({
  args: { email: v.string(), password: v.string() },
  handler: async (ctx, args): Promise<SignedIn> => {
    const { email, password } = normalized(args);
    const auth = createAuth(ctx);
    const userId = await userOf(auth, email, password);
    if (!userId) return { refusal: "Incorrect e-mail address or password." };
    await rehash(ctx, `email:${email}`, password);
    return startSession(auth, userId);
  },
});

export const signOut = mutation({
  args: { sessionId: v.string() },
  handler: async (ctx, { sessionId }) => {
    if (sessionId) await createAuth(ctx).invalidateSession(sessionId);
  },
});

/** The session's user, or `null` if the session has ended or never existed. */
export const me = query({
  args: { sessionId: v.union(v.string(), v.null()) },
  handler: async (ctx, { sessionId }): Promise<{ email: string } | null> => {
    if (!sessionId) return null;
    try {
      const { user } = await createAuth(ctx).getSession(sessionId);
      return { email: user.email };
    } catch (error) {
      if (error instanceof LuciaError) return null;
      throw error;
    }
  },
});

async function startSession(auth: Auth, userId: string) {
  const { sessionId } = await auth.createSession({ userId, attributes: {} });
  return { sessionId };
}

/** Replaces an old hash after a sign-in. */
async function rehash(ctx: ActionCtx, id: string, password: string): Promise<void> {
  const old = await ctx.runQuery(internal.store.getHash, { id });
  if (!old || !passwords.needsRehash(old)) return;
  const hash = await passwords.hash(password);
  await ctx.runMutation(internal.store.replaceHash, { id, old, hash });
}

/** The user that the address and the password belong to. */
async function userOf(auth: Auth, email: string, password: string): Promise<string | undefined> {
  // Nobody can have signed up with these, so refusing them takes no work.
  if (!isEmail(email) || !isPassword(password)) return undefined;
  try {
    // biome-ignore lint/correctness/useHookAtTopLevel: useKey is Lucia's, not a hook of React.
    return (await auth.useKey("email", email, password)).userId;
  } catch (error) {
    if (!(error instanceof LuciaError)) throw error;
    if (error.message === "AUTH_INVALID_KEY_ID") await validateNobody(password);
    return undefined;
  }
}
