import { timingSafeEqual } from "node:crypto";
import { DatabaseSync } from "node:sqlite";

const db = new DatabaseSync("users.db");
db.exec("CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, salt BLOB, hash BLOB)");

async function derive(password, nonce) {
  const secret = new TextEncoder().encode(password);
  const key = await crypto.subtle.importKey("raw-secret", secret, "Argon2id", false, [
    "deriveBits",
  ]);
  const params = { name: "Argon2id", nonce, memory: 19456, passes: 2, parallelism: 1 };
  return new Uint8Array(await crypto.subtle.deriveBits(params, key, 256));
}

export async function signUp({ name, password }) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const hash = await derive(password, salt);
  db.prepare("INSERT INTO users VALUES (?, ?, ?)").run(name, salt, hash);
}

export async function logIn({ name, password }) {
  const user = db.prepare("SELECT salt, hash FROM users WHERE name = ?").get(name);
  return user !== undefined && timingSafeEqual(await derive(password, user.salt), user.hash);
}
