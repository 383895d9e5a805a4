import { d1 } from "@lucia-auth/adapter-sqlite";
import { Argon2id } from "edge-argon2";
import { passwordHash } from "edge-argon2/lucia";
import { Migrating } from "edge-argon2/migrate";
import type { Context } from "hono";
import { lucia } from "lucia";
import { hono } from "lucia/middleware";

/** Hashes with Argon2id, and verifies hashes that Lucia 2 made by default. */
export const passwords = new Migrating(new Argon2id(), { from: ["lucia-2"] });

/**
 * @param database the binding, which a Worker gets with each request
 * @param url of the request: session cookies are for https only, except on localhost
 */
export const createAuth = (database: D1Database, url: string) =>
  lucia({
    adapter: d1(database, { user: "user", key: "user_key", session: "user_session" }),
    env: isLocal(new URL(url)) ? "DEV" : "PROD",
    middleware: hono(),
    passwordHash: passwordHash({ migrate: passwords }),
    getUserAttributes: ({ username }) => ({ username }),
    getSessionAttributes: ({ user_agent, country, ip }) => ({ user_agent, country, ip }),
  });

export type Auth = ReturnType<typeof createAuth>;

/** Lucia's middleware is for Hono 3, whose requests had the `headers` that are now in `raw`. */
export const handle = (auth: Auth, c: Context) =>
  auth.handleRequest({
    req: c.req.raw,
    header: (name, value) => c.header(name, value, { append: true }),
  });

const isLocal = ({ hostname }: URL) => hostname === "localhost" || hostname === "127.0.0.1";
