import { DatabaseSync } from "node:sqlite";
import bcrypt from "bcryptjs";

const db = new DatabaseSync("users.db");
db.exec("CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, hash TEXT NOT NULL)");

export async function signUp({ name, password }) {
  const hash = await bcrypt.hash(password, 10);
  db.prepare("INSERT INTO users VALUES (?, ?)").run(name, hash);
}

export async function logIn({ name, password }) {
  const user = db.prepare("SELECT hash FROM users WHERE name = ?").get(name);
  return user !== undefined && (await bcrypt.compare(password, user.hash));
}
