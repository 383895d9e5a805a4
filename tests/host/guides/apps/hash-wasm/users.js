import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { argon2id, argon2Verify } from "hash-wasm";

const db = new DatabaseSync("users.db");
db.exec("CREATE TABLE IF NOT EXISTS users (name TEXT PRIMARY KEY, hash TEXT NOT NULL)");

const costs = { memorySize: 19456, iterations: 2, parallelism: 1, hashLength: 32 };

export async function signUp({ name, password }) {
  const salt = randomBytes(16);
  const hash = await argon2id({ password, salt, ...costs, outputType: "encoded" });
  db.prepare("INSERT INTO users VALUES (?, ?)").run(name, hash);
}

export async function logIn({ name, password }) {
  const user = db.prepare("SELECT hash FROM users WHERE name = ?").get(name);
  return user !== undefined && (await argon2Verify({ password, hash: user.hash }));
}
