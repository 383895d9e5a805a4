import type { AdapterOptions } from "edge-argon2/migrate";
import { hasherFor, hashLikeRefusing } from "./migrating.ts";

/** better-auth's `emailAndPassword.password` configuration. */
export interface BetterAuthPassword {
  /**
   * Hashes a password into a PHC string. A password that is not in NFKC takes twice as long, because
   * better-auth also calls this for users who don't exist, and `verify` tries both forms of a password.
   */
  hash(password: string): Promise<string>;
  /** Whether the password matches the hash. */
  verify(data: { hash: string; password: string }): Promise<boolean>;
  /** Whether a stored hash should be replaced; {@link rehashOnLogin} calls this. */
  needsRehash(hash: string): boolean;
}

/**
 * Makes better-auth hash passwords with Argon2id:
 * `betterAuth({ emailAndPassword: { enabled: true, password: password() }, … })`.
 *
 * If a different library made some of your hashes, pass a `Migrating` instead of options:
 * `password({ migrate: new Migrating(new Argon2id(), { from: ["better-auth"] }) })`.
 *
 * @throws RangeError or TypeError for a wrong option, as the constructor of `Argon2id` does.
 */
export function password(options?: AdapterOptions): BetterAuthPassword {
  const hasher = hasherFor(options);
  return {
    hash: hashLikeRefusing(hasher, options),
    verify: (data) => hasher.check(data.hash, data.password),
    needsRehash: hasher.needsRehash,
  };
}

/** What {@link rehashOnLogin} returns: one of better-auth's plugins. */
export interface RehashOnLogin {
  id: "edge-argon2-rehash-on-login";
  init(context: unknown): void;
  hooks: {
    after: {
      matcher(context: { path?: string | undefined }): boolean;
      handler(context: unknown): Promise<unknown>;
    }[];
  };
}

/** The part of better-auth's context that the plugin uses. */
interface Context {
  path?: string;
  body?: { password?: unknown };
  context: AuthContext & { newSession?: { user: { id: string } } | null };
}

interface AuthContext {
  options: { emailAndPassword?: { password?: Partial<BetterAuthPassword> } };
  internalAdapter: { findAccounts(userId: string): Promise<Account[]> };
  adapter: { updateMany(change: object): Promise<unknown> };
  logger: { error(message: string, ...rest: unknown[]): void };
}

interface Account {
  id: string;
  providerId: string;
  password?: string | null;
}

/**
 * A plugin that stores a new hash when a user logs in with e-mail and password and the stored hash is
 * in a different format or weaker than new ones: `betterAuth({ plugins: [rehashOnLogin()], … })`.
 *
 * It hashes with the `password()` that is configured. If the new hash cannot be stored, the user is
 * still logged in, and better-auth's logger reports the failure. List it before plugins that end the
 * new session at once, such as `twoFactor()`.
 * Without this entry's `password()`, better-auth's initialization fails with a TypeError.
 */
export function rehashOnLogin(): RehashOnLogin {
  return {
    id: "edge-argon2-rehash-on-login",
    init(context) {
      const { options } = context as AuthContext;
      if (typeof options.emailAndPassword?.password?.needsRehash !== "function") {
        throw new TypeError(
          "rehashOnLogin() needs emailAndPassword: { password: password() } of edge-argon2/better-auth",
        );
      }
    },
    hooks: {
      after: [{ matcher: ({ path }) => path === "/sign-in/email", handler: storeRehash }],
    },
  };
}

/** Also runs for failed log-ins, which open no session. */
async function storeRehash(hook: unknown): Promise<object> {
  const { body, context } = hook as Context;
  const user = context.newSession?.user;
  if (user && typeof body?.password === "string") {
    try {
      await rehash(context, user.id, body.password);
    } catch (error) {
      // The user is logged in all the same, and the next log-in tries again.
      const name = error instanceof Error ? error.name : typeof error;
      context.logger.error(`edge-argon2: the new password hash could not be stored (${name})`);
    }
  }
  return {};
}

async function rehash(context: AuthContext, userId: string, password: string): Promise<void> {
  const { hash, needsRehash } = context.options.emailAndPassword?.password ?? {};
  const accounts = await context.internalAdapter.findAccounts(userId);
  const account = accounts.find(({ providerId }) => providerId === "credential");
  if (!hash || !account?.password || !needsRehash?.(account.password)) return;
  // Update only if the old hash is still there, so that a password changed meanwhile stays changed.
  await context.adapter.updateMany({
    model: "account",
    where: [
      { field: "id", value: account.id },
      { field: "password", value: account.password },
    ],
    update: { password: await hash(password), updatedAt: new Date() },
  });
}
