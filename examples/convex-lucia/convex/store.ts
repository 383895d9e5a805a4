// The rows behind Lucia's adapter. All functions here are internal: no client can call them.

import { type Infer, v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { internalMutation, internalQuery, type QueryCtx } from "./_generated/server";
import schema from "./schema";

const table = v.union(v.literal("users"), v.literal("keys"), v.literal("sessions"));
const ownedTable = v.union(v.literal("keys"), v.literal("sessions"));

const { users, keys, sessions } = schema.tables;
const row = v.union(users.validator, keys.validator, sessions.validator);

export type Table = Infer<typeof table>;
export type OwnedTable = Infer<typeof ownedTable>;

export const get = internalQuery({
  args: { table, id: v.string() },
  handler: async ({ db }, { table, id }) => withoutSystemFields(await byId(db, table, id)),
});

export const getOwned = internalQuery({
  args: { table: ownedTable, userId: v.string() },
  handler: async ({ db }, { table, userId }) =>
    (await byUser(db, table, userId)).map(withoutSystemFields),
});

export const insert = internalMutation({
  args: { table, row },
  handler: async ({ db }, { table, row }) => {
    await db.insert(table, row);
  },
});

/** @returns whether it was inserted: a key is unique, and so is the e-mail address in it. */
export const insertKey = internalMutation({
  args: { key: keys.validator, user: v.optional(users.validator) },
  handler: async ({ db }, { key, user }) => {
    if (await byId(db, "keys", key.id)) return false;
    if (user) await db.insert("users", user);
    await db.insert("keys", key);
    return true;
  },
});

export const update = internalMutation({
  args: { table, id: v.string(), fields: v.record(v.string(), v.any()) },
  handler: async ({ db }, { table, id, fields }) => {
    const found = await byId(db, table, id);
    if (found) await db.patch(found._id, fields);
  },
});

/** The hash of a key, or `null`. */
export const getHash = internalQuery({
  args: { id: v.string() },
  handler: async ({ db }, { id }) => (await byId(db, "keys", id))?.hashed_password ?? null,
});

/** Does nothing unless the old hash is still there: a password changed meanwhile stays changed. */
export const replaceHash = internalMutation({
  args: { id: v.string(), old: v.string(), hash: v.string() },
  handler: async ({ db }, { id, old, hash }) => {
    const key = await byId(db, "keys", id);
    if (key?.hashed_password === old) await db.patch(key._id, { hashed_password: hash });
  },
});

export const remove = internalMutation({
  args: { table, id: v.string() },
  handler: async ({ db }, { table, id }) => {
    const found = await byId(db, table, id);
    if (found) await db.delete(found._id);
  },
});

export const removeOwned = internalMutation({
  args: { table: ownedTable, userId: v.string() },
  handler: async ({ db }, { table, userId }) => {
    for (const { _id } of await byUser(db, table, userId)) await db.delete(_id);
  },
});

const byId = <T extends Table>(db: QueryCtx["db"], table: T, id: string) =>
  db
    .query<Table>(table)
    .withIndex("by_lucia_id", (index) => index.eq("id", id))
    .unique() as Promise<Doc<T> | null>;

const byUser = (db: QueryCtx["db"], table: OwnedTable, userId: string) =>
  db
    .query(table)
    .withIndex("by_user", (index) => index.eq("user_id", userId))
    .collect();

function withoutSystemFields<T extends { _id: unknown; _creationTime: number } | null>(found: T) {
  if (!found) return null;
  const { _id, _creationTime, ...row } = found;
  return row;
}
