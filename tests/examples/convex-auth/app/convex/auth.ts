// The code of docs/migrate.md, for users whose hashes Convex Auth itself made.

import { ConvexCredentials } from "@convex-dev/auth/providers/ConvexCredentials";
import { Password } from "@convex-dev/auth/providers/Password";
import { convexAuth, retrieveAccount } from "@convex-dev/auth/server";
import { v } from "convex/values";
import { Argon2id } from "edge-argon2";
import { crypto } from "edge-argon2/convex-auth";
import { Migrating } from "edge-argon2/migrate";
import { internal } from "./_generated/api";
import type { DataModel } from "./_generated/dataModel";
import { internalMutation } from "./_generated/server";

const passwords = new Migrating(new Argon2id(), { from: ["convex-auth"] });

// signIn("log-in", { email, password }) replaces signIn("password", { flow: "signIn", … }).
const LogIn = ConvexCredentials<DataModel>({
  id: "log-in",
  authorize: async ({ email, password }, ctx) => {
    // Without a secret, retrieveAccount would verify nothing.
    if (typeof email !== "string" || typeof password !== "string") return null;
    const { account, user } = await retrieveAccount<DataModel>(ctx, {
      provider: "password",
      account: { id: email, secret: password },
    });
    const old = account.secret as string;
    if (passwords.needsRehash(old)) {
      const secret = await passwords.hash(password);
      await ctx.runMutation(internal.auth.storeRehash, { account: account._id, old, secret });
    }
    return { userId: user._id };
  },
});

export const storeRehash = internalMutation({
  args: { account: v.id("authAccounts"), old: v.string(), secret: v.string() },
  handler: async ({ db }, { account, old, secret }) => {
    if ((await db.get(account))?.secret === old) await db.patch(account, { secret });
  },
});

export const { auth, signIn, signOut, store } = convexAuth({
  providers: [Password({ crypto: crypto({ migrate: passwords }) }), LogIn],
});
