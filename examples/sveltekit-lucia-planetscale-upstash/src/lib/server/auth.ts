import { planetscale } from "@lucia-auth/adapter-mysql";
import { upstash } from "@lucia-auth/adapter-session-redis";
import { Client } from "@planetscale/database";
import { Redis } from "@upstash/redis/cloudflare";
import { lucia } from "lucia";
import { sveltekit } from "lucia/middleware";
import { dev } from "$app/environment";
import { env } from "$env/dynamic/private";
import { passwordHash, passwords } from "./passwords";

export type Auth = ReturnType<typeof createAuth>;

/** Users and keys in MySQL, sessions in Redis. The secrets come with a Worker's first request. */
export function createAuth() {
  const database = connect();
  const redis = new Redis({
    url: secret("UPSTASH_REDIS_REST_URL"),
    token: secret("UPSTASH_REDIS_REST_TOKEN"),
    enableTelemetry: false,
  });
  return lucia({
    // PROD makes the session cookie Secure; it is HttpOnly and SameSite=Lax anyway.
    env: dev ? "DEV" : "PROD",
    adapter: {
      user: planetscale(database, { user: "auth_user", key: "user_key", session: null }),
      session: upstash(redis),
    },
    middleware: sveltekit(),
    passwordHash,
    getUserAttributes: ({ email }) => ({ email }),
  });
}

/** Replaces an old hash after a sign-in, unless the password was changed meanwhile. */
export async function rehash(email: string, password: string) {
  const database = connect();
  const id = `email:${email}`;
  const query = "SELECT hashed_password AS old FROM user_key WHERE id = ?";
  const { rows } = await database.execute<{ old: string }>(query, [id]);
  const old = rows[0]?.old;
  if (!old || !passwords.needsRehash(old)) return;
  const update = "UPDATE user_key SET hashed_password = ? WHERE id = ? AND hashed_password = ?";
  await database.execute(update, [await passwords.hash(password), id, old]);
}

const connect = () => new Client({ url: secret("DATABASE_URL") });

function secret(name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set: see .env.example.`);
  return value;
}
