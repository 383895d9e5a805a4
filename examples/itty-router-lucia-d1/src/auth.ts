import { d1 } from "@lucia-auth/adapter-sqlite";
import { Argon2id } from "edge-argon2";
import { passwordHash } from "edge-argon2/lucia";
import { Migrating } from "edge-argon2/migrate";
import { lucia } from "lucia";
import { web } from "lucia/middleware";

/** Hashes with Argon2id, and verifies hashes that the app made with bcrypt before. */
export const passwords = new Migrating(new Argon2id(), { from: ["bcrypt"] });

/**
 * @param database the binding, which a Worker gets with each request
 * @param url of the request: session cookies are for https only, except on localhost
 */
export const createAuth = (database: D1Database, url: string) =>
  lucia({
    adapter: d1(database, { user: "user", key: "user_key", session: "user_session" }),
    env: isLocal(new URL(url)) ? "DEV" : "PROD",
    middleware: web(),
    passwordHash: passwordHash({ migrate: passwords }),
    // `web()` cannot send a new cookie when Lucia extends a session, so the cookie must outlive it.
    sessionCookie: { expires: false },
    getUserAttributes: ({ username }) => ({ username }),
  });

export type Auth = ReturnType<typeof createAuth>;

const isLocal = ({ hostname }: URL) => hostname === "localhost" || hostname === "127.0.0.1";
