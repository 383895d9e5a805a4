import { DatabaseSync } from "node:sqlite";
import { Scrypt } from "lucia";

const db = new DatabaseSync("users.db");
db.exec("CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, hash TEXT NOT NULL)");

const scrypt = new Scrypt();

export async function signUp({ name, password }) {
  const hash = await scrypt.hash(password);
  db.prepare("INSERT INTO users VALUES (?, ?)").run(name, hash);
}

export async function logIn({ name, password }) {
  const user = db.prepare("SELECT hash FROM users WHERE name = ?").get(name);
  return user !== undefined && (await scrypt.verify(user.hash, password));
}
