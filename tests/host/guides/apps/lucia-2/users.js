import { DatabaseSync } from "node:sqlite";
import { betterSqlite3 } from "@lucia-auth/adapter-sqlite";
import { LuciaError, lucia } from "lucia";

const db = new DatabaseSync("users.db");
db.exec(`
  CREATE TABLE IF NOT EXISTS user (id TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS user_key (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES user(id),
    hashed_password TEXT
  );
`);

const auth = lucia({
  env: "DEV",
  adapter: betterSqlite3(db, { user: "user", key: "user_key", session: null }),
});

export async function signUp({ name, password }) {
  const key = { providerId: "username", providerUserId: name, password };
  await auth.createUser({ key, attributes: {} });
}

export async function logIn({ name, password }) {
  try {
    await auth.useKey("username", name, password);
    return true;
  } catch (error) {
    if (error instanceof LuciaError) return false;
    throw error;
  }
}
