// `npm run dev`: Vite's server with the services that .env names. Inside edge-argon2's repository,
// without that file, a local MariaDB and a local Redis stand in for them, empty at each start.

import { existsSync } from "node:fs";
import { createServer } from "vite";
import { migrate } from "./migrate.mjs";

const LOCAL = new URL(
  "../../../tests/examples/sveltekit-lucia-planetscale-upstash/services/index.mjs",
  import.meta.url,
);

if (existsSync(".env")) process.loadEnvFile();
if (!process.env.DATABASE_URL && existsSync(LOCAL))
  Object.assign(process.env, await localServices());
await migrate();

const server = await createServer();
await server.listen();
server.printUrls();

async function localServices() {
  const { startServices } = await import(LOCAL);
  const { env, missing } = await startServices();
  if (missing) {
    console.error(`${missing}\nOr copy .env.example to .env and fill it in.`);
    process.exit(1);
  }
  return env;
}
