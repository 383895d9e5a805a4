import type { Adapter, InitializeAdapter } from "lucia";
import { internal } from "./_generated/api";
import type { ActionCtx } from "./_generated/server";
import type { OwnedTable, Table } from "./store";

/** Only actions and mutations have `runMutation`; queries can use a Lucia that only reads. */
export type Database = Pick<ActionCtx, "runQuery"> & Partial<Pick<ActionCtx, "runMutation">>;

/** Lucia's adapter over Convex's database, for queries, mutations and actions. */
export function convexAdapter(database: Database): InitializeAdapter<Adapter> {
  const { store } = internal;
  const write: ActionCtx["runMutation"] = (...request) => {
    if (!database.runMutation)
      throw new Error("A query cannot write: use a mutation or an action.");
    return database.runMutation(...request);
  };
  // The rows have Lucia's types; the schema checks them again.
  const get = <Row>(table: Table, id: string) =>
    database.runQuery(store.get, { table, id }) as Promise<Row | null>;
  const getOwned = <Row>(table: OwnedTable, userId: string) =>
    database.runQuery(store.getOwned, { table, userId }) as Promise<Row[]>;
  const update = async (table: Table, id: string, fields: object) => {
    await write(store.update, { table, id, fields: { ...fields } });
  };
  const remove = async (table: Table, id: string) => {
    await write(store.remove, { table, id });
  };
  const removeOwned = async (table: OwnedTable, userId: string) => {
    await write(store.removeOwned, { table, userId });
  };

  return (LuciaError) => ({
    getUser: (userId) => get("users", userId),
    updateUser: (userId, fields) => update("users", userId, fields),
    deleteUser: (userId) => remove("users", userId),
    setUser: async (user, key) => {
      if (!key) await write(store.insert, { table: "users", row: user });
      else if (!(await write(store.insertKey, { key, user }))) {
        throw new LuciaError("AUTH_DUPLICATE_KEY_ID");
      }
    },

    getKey: (keyId) => get("keys", keyId),
    getKeysByUserId: (userId) => getOwned("keys", userId),
    updateKey: (keyId, fields) => update("keys", keyId, fields),
    deleteKey: (keyId) => remove("keys", keyId),
    deleteKeysByUserId: (userId) => removeOwned("keys", userId),
    setKey: async (key) => {
      if (!(await write(store.insertKey, { key }))) throw new LuciaError("AUTH_DUPLICATE_KEY_ID");
    },

    getSession: (sessionId) => get("sessions", sessionId),
    getSessionsByUserId: (userId) => getOwned("sessions", userId),
    updateSession: (sessionId, fields) => update("sessions", sessionId, fields),
    deleteSession: (sessionId) => remove("sessions", sessionId),
    deleteSessionsByUserId: (userId) => removeOwned("sessions", userId),
    setSession: async (session) => {
      await write(store.insert, { table: "sessions", row: session });
    },
  });
}
