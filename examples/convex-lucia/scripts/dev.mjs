// `npm run dev`: Vite's server with the deployment that .env.local names, which `npx convex dev`
// writes. Inside edge-argon2's repository, without that file, a local stand-in for Convex takes its
// place, empty at each start.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const LOCAL = new URL(
  "../../../tests/examples/convex-lucia/local-convex/index.mjs",
  import.meta.url,
);

if (!process.env.VITE_CONVEX_URL && !existsSync(".env.local")) {
  if (!existsSync(LOCAL)) {
    console.error("There is no .env.local: run `npx convex dev` in another terminal first.");
    process.exit(1);
  }
  const { startLocalConvex } = await import(LOCAL);
  const { url } = await startLocalConvex(fileURLToPath(new URL("..", import.meta.url)));
  process.env.VITE_CONVEX_URL = url;
}

const server = await createServer();
await server.listen();
server.printUrls();
