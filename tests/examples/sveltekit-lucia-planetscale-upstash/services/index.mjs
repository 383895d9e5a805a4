// Replaces PlanetScale and Upstash with real MariaDB and real Redis behind the same two HTTP
// interfaces.

import { randomUUID } from "node:crypto";
import mysql from "mysql2/promise";
import { temporaryFolder } from "../../../kit/consumer.mjs";
import { planetScaleFront } from "./planetscale.mjs";
import { findServers } from "./programs.mjs";
import { startMariaDb, startRedis } from "./servers.mjs";
import { upstashFront } from "./upstash.mjs";

const DATABASE = "accounts";

/**
 * @returns {Promise<{ missing: string } | { env: object, query: Function, redis: object, stop: () => Promise<void> }>}
 *   `env`: the example's variables; `query` and `redis` access the servers without the interfaces
 */
export async function startServices() {
  const { programs, missing } = await findServers();
  if (missing) return { missing };
  const folder = temporaryFolder("services");
  const [mariaDb, redisServer] = await Promise.all([
    startMariaDb(programs, folder),
    startRedis(programs, folder),
  ]);
  const { socketPath, user } = mariaDb;
  const direct = await mysql.createConnection({ socketPath, user });
  await direct.query(`CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4`);
  await direct.query(`USE ${DATABASE}`);

  const token = randomUUID();
  const account = { username: "example", password: randomUUID() };
  const planetScale = await planetScaleFront({ socketPath, user, database: DATABASE }, account);
  const upstash = await upstashFront({ path: redisServer.path }, token);
  const env = {
    DATABASE_URL: planetScale.url,
    UPSTASH_REDIS_REST_URL: upstash.url,
    UPSTASH_REDIS_REST_TOKEN: token,
  };

  async function query(sql, parameters) {
    const [rows] = await direct.query(sql, parameters);
    return rows;
  }
  async function stop() {
    upstash.stop();
    await planetScale.stop();
    await direct.end();
    for (const server of [redisServer, mariaDb]) server.stop();
  }
  return { env, query, redis: upstash.redis, stop };
}
