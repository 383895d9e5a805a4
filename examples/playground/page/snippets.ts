// Code for each framework, with the chosen costs in it.

import type { Costs } from "./costs";

/** An isolate of Cloudflare Workers has 128 MB; more than this leaves the application too little. */
const MOST_IN_WORKER = 64 * 1024;

export interface Snippet {
  name: string;
  file: string;
  code(costs: Costs): string;
  /** Whether it runs in Workers, where memory is short and lanes take turns. */
  isWorker?: boolean;
}

const DEFAULTS: Costs = { memorySize: 19456, iterations: 2, parallelism: 1 };

/** The options that differ from the defaults, as an object literal; empty if none does. */
function options(costs: Costs, ...more: string[]): string {
  const names = Object.keys(DEFAULTS) as (keyof Costs)[];
  const own = names.filter((name) => costs[name] !== DEFAULTS[name]);
  const entries = [...own.map((name) => `${name}: ${costs[name]}`), ...more];
  return entries.length > 0 ? `{ ${entries.join(", ")} }` : "";
}

export const SNIPPETS: readonly Snippet[] = [
  {
    name: "SvelteKit",
    file: "src/routes/sign-up/+page.server.ts",
    isWorker: true,
    code: (costs) => `import { Argon2id } from "edge-argon2";

const argon2id = new Argon2id(${options(costs)});

export const actions = {
  default: async ({ request }: { request: Request }) => {
    const form = await request.formData();
    const hash = await argon2id.hash(String(form.get("password")));
    // Store the hash with the user. At log-in: await argon2id.verify(hash, password)
  },
};
`,
  },
  {
    name: "Hono",
    file: "src/index.ts",
    isWorker: true,
    code: (costs) => `import { Argon2id } from "edge-argon2";
import { Hono } from "hono";

const argon2id = new Argon2id(${options(costs)});
const app = new Hono();

app.post("/users", async (c) => {
  const { password } = await c.req.json();
  const hash = await argon2id.hash(password);
  // Store the hash with the user. At log-in: await argon2id.verify(hash, password)
  return c.body(null, 201);
});

export default app;
`,
  },
  {
    name: "Next",
    file: "app/api/users/route.ts",
    code: (costs) => `import { Argon2id } from "edge-argon2";

const argon2id = new Argon2id(${options(costs)});

export async function POST(request: Request) {
  const { password } = await request.json();
  const hash = await argon2id.hash(password);
  // Store the hash with the user. At log-in: await argon2id.verify(hash, password)
  return new Response(null, { status: 201 });
}
`,
  },
  {
    name: "Node, with a pool",
    file: "passwords.ts",
    code: (costs) => `import { Argon2id, Pool } from "edge-argon2/pool";

// Threads hash, and the server goes on answering. One log-in more than 200 that wait is refused.
const pool = new Pool({ queue: 200 });
const argon2id = new Argon2id(${options(costs, "pool")});

export const signUp = (password: string) => argon2id.hash(password);

// If there is no such user, a decoy takes as long as a hash does.
export const logIn = (hash: string | undefined, password: string, signal: AbortSignal) =>
  argon2id.verify(hash ?? argon2id.decoy, password, { signal });
`,
  },
  {
    name: "better-auth",
    file: "auth.ts",
    isWorker: true,
    code: (costs) => `import { betterAuth } from "better-auth";
import { password } from "edge-argon2/better-auth";

export const auth = betterAuth({
  emailAndPassword: {
    enabled: true,
    password: password(${options(costs)}),
  },
});
`,
  },
  {
    name: "Lucia",
    file: "auth.ts",
    isWorker: true,
    code: (
      costs,
    ) => `// Lucia 2. Lucia 3 has no such setting: call new Argon2id() where its guides call oslo.
import { passwordHash } from "edge-argon2/lucia";
import { type Configuration, lucia } from "lucia";

export const createAuth = (configuration: Configuration) =>
  lucia({
    ...configuration,
    passwordHash: passwordHash(${options(costs)}),
  });
`,
  },
];

/** What to know about these costs there. */
export function caution({ isWorker }: Snippet, { memorySize, parallelism }: Costs): string {
  if (!isWorker) return "";
  if (memorySize > MOST_IN_WORKER) {
    return "On Cloudflare Workers this may fail: an isolate has 128 MB, so choose 64 MiB or less.";
  }
  return parallelism > 1 ? "On Cloudflare Workers one thread computes all lanes." : "";
}
