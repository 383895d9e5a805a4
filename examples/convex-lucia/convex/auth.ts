/// <reference types="lucia" />
import { lucia } from "lucia";
import { convexAdapter, type Database } from "./adapter";
import { passwordHash } from "./passwords";

export type Auth = ReturnType<typeof createAuth>;

export function createAuth(database: Database) {
  return lucia({
    env: "PROD",
    adapter: convexAdapter(database),
    passwordHash,
    getUserAttributes: ({ email }) => ({ email }),
  });
}

declare global {
  namespace Lucia {
    type Auth = import("./auth").Auth;
    type DatabaseUserAttributes = { email: string };
    type DatabaseSessionAttributes = Record<never, never>;
  }
}
