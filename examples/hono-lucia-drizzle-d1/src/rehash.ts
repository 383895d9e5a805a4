import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { passwords } from "./auth";
import { keys } from "./schema";

/** Replaces an old hash after a log-in, unless the password was changed meanwhile. */
export async function rehash(d1: D1Database, username: string, password: string) {
  const database = drizzle(d1);
  const isKey = eq(keys.id, `username:${username}`);
  const old = (await database.select().from(keys).where(isKey).get())?.hashedPassword;
  if (!old || !passwords.needsRehash(old)) return;
  const hashedPassword = await passwords.hash(password);
  await database
    .update(keys)
    .set({ hashedPassword })
    .where(and(isKey, eq(keys.hashedPassword, old)));
}
