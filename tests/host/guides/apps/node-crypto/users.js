import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";

const db = new DatabaseSync("users.db");
db.exec("CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, salt BLOB, hash BLOB)");

const argon2Async = promisify(argon2);
const costs = { memory: 19456, passes: 2, parallelism: 1, tagLength: 32 };

const derive = (password, nonce) => argon2Async("argon2id", { message: password, nonce, ...costs });

export async function signUp({ name, password }) {
  const salt = randomBytes(16);
  const hash = await derive(password, salt);
  db.prepare("INSERT INTO users VALUES (?, ?, ?)").run(name, salt, hash);
}

export async function logIn({ name, password }) {
  const user = db.prepare("SELECT salt, hash FROM users WHERE name = ?").get(name);
  return user !== undefined && timingSafeEqual(await derive(password, user.salt), user.hash);
}
