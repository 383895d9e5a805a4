import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

// The tables and columns that Lucia 2 needs, by the names that it uses.

export const users = sqliteTable("user", {
  id: text().primaryKey(),
  username: text().notNull(),
});

/** A user's way to log in; here each has one, `username:<name>`, which makes user names unique. */
export const keys = sqliteTable(
  "user_key",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    hashedPassword: text("hashed_password"),
  },
  (table) => [index("user_key_user_id").on(table.userId)],
);

export const sessions = sqliteTable(
  "user_session",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Milliseconds since 1970, like all of Lucia's times. */
    activeExpires: integer("active_expires").notNull(),
    idleExpires: integer("idle_expires").notNull(),
    // Where the session began, each as a keyed hash: see client.ts.
    userAgent: text("user_agent").notNull(),
    country: text().notNull(),
    ip: text().notNull(),
  },
  (table) => [index("user_session_user_id").on(table.userId)],
);
