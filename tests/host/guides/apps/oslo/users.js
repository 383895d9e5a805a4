import { DatabaseSync } from "node:sqlite";
import { Argon2id } from "oslo/password";

const db = new DatabaseSync("users.db");
db.exec("CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, hash TEXT NOT NULL)");

const argon2id = new Argon2id();

export async function signUp({ name, password }) {
  const hash = await argon2id.hash(password);
  db.prepare("INSERT INTO users VALUES (?, ?)").run(name, hash);
}

export async function logIn({ name, password }) {
  const user = db.prepare("SELECT hash FROM users WHERE name = ?").get(name);
  return user !== undefined && (await argon2id.verify(user.hash, password));
}
