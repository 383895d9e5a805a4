import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { Session, User } from "lucia";
import type { createLucia } from "$lib/server/auth";

declare global {
  namespace App {
    interface Platform {
      env: { DB: D1Database };
    }
    interface Locals {
      database: DrizzleD1Database;
      lucia: ReturnType<typeof createLucia>;
      session: Session | null;
      user: User | null;
    }
  }
}
