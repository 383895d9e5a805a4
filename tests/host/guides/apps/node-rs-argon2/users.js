import { DatabaseSync } from "node:sqlite";
import { hash, verify } from "@node-rs/argon2";

const db = new DatabaseSync("users.db");
db.exec("CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, hash TEXT NOT NULL)");

export async function signUp({ name, password }) {
  db.prepare("INSERT INTO users VALUES (?, ?)").run(name, await hash(password));
}

export async function logIn({ name, password }) {
  const user = db.prepare("SELECT hash FROM users WHERE name = ?").get(name);
  return user !== undefined && (await verify(user.hash, password));
}
