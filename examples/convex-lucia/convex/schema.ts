import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

/** Lucia's three tables. `id` is Lucia's own identifier, not Convex's `_id`. */
export default defineSchema({
  users: defineTable({ id: v.string(), email: v.string() }).index("by_lucia_id", ["id"]),
  keys: defineTable({
    /** "email:" and the address. */
    id: v.string(),
    user_id: v.string(),
    hashed_password: v.union(v.string(), v.null()),
  })
    .index("by_lucia_id", ["id"])
    .index("by_user", ["user_id"]),
  sessions: defineTable({
    id: v.string(),
    user_id: v.string(),
    /** Milliseconds since 1970, like `idle_expires`. */
    active_expires: v.number(),
    idle_expires: v.number(),
  })
    .index("by_lucia_id", ["id"])
    .index("by_user", ["user_id"]),
});
