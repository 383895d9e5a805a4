/// <reference types="lucia" />
import type { AuthRequest } from "lucia";
import type { Auth as AppAuth } from "$lib/server/auth";

declare global {
  namespace App {
    interface Locals {
      auth: AppAuth;
      authRequest: AuthRequest<AppAuth>;
    }
  }
  namespace Lucia {
    type Auth = AppAuth;
    type DatabaseUserAttributes = { email: string };
    type DatabaseSessionAttributes = Record<never, never>;
  }
}
