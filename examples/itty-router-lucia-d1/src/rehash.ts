import { passwords } from "./auth";

/** Replaces an old hash after a log-in, unless the password was changed meanwhile. */
export async function rehash(database: D1Database, username: string, password: string) {
  const id = `username:${username}`;
  const query = "SELECT hashed_password FROM user_key WHERE id = ?";
  const old = await database.prepare(query).bind(id).first<string>("hashed_password");
  if (!old || !passwords.needsRehash(old)) return;
  await database
    .prepare("UPDATE user_key SET hashed_password = ? WHERE id = ? AND hashed_password = ?")
    .bind(await passwords.hash(password), id, old)
    .run();
}
