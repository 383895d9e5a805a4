import type { BetterAuthOptions } from "better-auth";
import { Argon2id } from "edge-argon2";
import { password, rehashOnLogin } from "edge-argon2/better-auth";
import { Migrating } from "edge-argon2/migrate";

// Users whose hashes better-auth or Lucia made log in, and get a new hash as they do.
const passwords = new Migrating(new Argon2id(), { from: ["better-auth", "lucia-2"] });

/** What does not depend on where the Worker runs. */
export const options = {
  emailAndPassword: {
    enabled: true,
    minPasswordLength: 6,
    maxPasswordLength: 255,
    password: password({ migrate: passwords }),
  },
  plugins: [rehashOnLogin()],
  // Off by default in Workers, where better-auth cannot tell production from development. In the
  // database, since a Worker has many isolates. At most three log-ins or sign-ups in ten seconds.
  rateLimit: { enabled: true, storage: "database" },
  advanced: {
    // Checking would read the database when the Worker starts, before it may.
    database: { validateSchema: false },
    // Cloudflare sets it, whatever the visitor sent.
    ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
  },
} satisfies BetterAuthOptions;
