import type { BetterAuthOptions } from "better-auth";
import { password } from "edge-argon2/better-auth";

/** What does not depend on where the Worker runs. */
export const options = {
  emailAndPassword: {
    enabled: true,
    minPasswordLength: 6,
    maxPasswordLength: 255,
    password: password(),
  },
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
