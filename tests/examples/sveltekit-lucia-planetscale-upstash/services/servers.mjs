// Starts MariaDB and Redis with empty data in a folder of the run. They listen only on sockets in
// that folder, which nobody else can open, so neither needs a password.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { output, serve } from "../../../../tools/process.mjs";

/** @returns {Promise<{ socketPath: string, user: string, stop: () => void }>} for mysql2 */
export async function startMariaDb({ mariadbd, installDb }, folder) {
  const data = join(folder, "mariadb");
  const socketPath = join(folder, "mariadb.sock");
  mkdirSync(data);
  const asUser = process.getuid() === 0 ? ["--user=root"] : [];
  // A server that starts removes temporary tables, even those of other runs that share the folder.
  const own = ["--no-defaults", `--datadir=${data}`, `--tmpdir=${folder}`, ...asUser];
  await output([installDb, ...own, "--auth-root-authentication-method=normal", "--skip-test-db"]);
  const quiet = [
    "--skip-networking",
    `--socket=${socketPath}`,
    `--pid-file=${join(folder, "pid")}`,
  ];
  const { stop } = await serve([mariadbd, ...own, ...quiet], /ready for connections/);
  return { socketPath, user: "root", stop };
}

/** @returns {Promise<{ path: string, stop: () => void }>} for ioredis */
export async function startRedis({ redis }, folder) {
  const path = join(folder, "redis.sock");
  const own = ["--port", "0", "--unixsocket", path, "--dir", folder, "--save", ""];
  const { stop } = await serve([redis, ...own], /ready to accept connections/i);
  return { path, stop };
}
