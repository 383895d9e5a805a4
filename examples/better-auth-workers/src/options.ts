import type { BetterAuthOptions } from "better-auth";
import { Argon2id } from "edge-argon2";
import { password, rehashOnLogin } from "edge-argon2/better-auth";
import { Migrating } from "edge-argon2/migrate";

// Users whose hashes come from better-auth or Lucia can log in, and get a new hash when they do.
const passwords = new Migrating(new Argon2id(), { from: ["better-auth", "lucia-2"] });

/** The options that do not depend on where the Worker runs. */
export const options = {
  emailAndPassword: {
    enabled: true,
    minPasswordLength: 6,
    maxPasswordLength: 255,
    password: password({ migrate: passwords }),
  },
  plugins: [rehashOnLogin()],
  // Rate limits are off by default in Workers, where better-auth can't tell production from
  // development. They are in the database because a Worker has many isolates. They allow three
  // log-ins or sign-ups in ten seconds.
  rateLimit: { enabled: true, storage: "database" },
  advanced: {
    // Validation would read the database when the Worker starts, which is too early.
    database: { validateSchema: false },
    // Cloudflare sets this header and overwrites what the visitor sent.
    ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
  },
} satisfies BetterAuthOptions;
