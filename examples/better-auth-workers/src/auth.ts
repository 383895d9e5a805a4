import { env } from "cloudflare:workers";
import { betterAuth } from "better-auth";
import { options } from "./options";

export const auth = betterAuth({
  ...options,
  database: env.DB,
  secret: env.BETTER_AUTH_SECRET,
  baseURL: env.BETTER_AUTH_URL,
});
