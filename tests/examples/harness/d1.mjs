// Reads and prepares the local D1 database of an example from outside the Worker.

import { cpSync, globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { temporaryFolder } from "../../kit/consumer.mjs";
import { wrangler } from "./example.mjs";

const FILES = ".wrangler/state/v3/d1/miniflare-D1DatabaseObject";

/** Runs SQL statements before the server starts. `database` is the binding or the name. */
export async function executeD1(folder, database, sql) {
  const file = join(temporaryFolder("sql"), "statements.sql");
  writeFileSync(file, sql);
  await wrangler(folder, "d1", "execute", database, "--local", "--yes", "--file", file);
}

/**
 * Copies the database's files, so that it can be read while the server runs.
 * @param {string} folder of the example
 * @returns {string} the copy's SQLite file
 */
export function databaseCopy(folder) {
  const copy = temporaryFolder("d1");
  cpSync(join(folder, FILES), copy, { recursive: true });
  const files = globSync(join(copy, "*.sqlite")).filter((path) => !path.includes("metadata"));
  if (files.length !== 1) throw new Error(`expected one database in ${FILES}`);
  return files[0];
}

/**
 * Rows that a query finds in a copy of the database.
 * @param {string} folder of the example
 * @param {string} sql
 * @param {...(string | number)} parameters
 */
export function queryD1(folder, sql, ...parameters) {
  const database = new DatabaseSync(databaseCopy(folder));
  try {
    return database.prepare(sql).all(...parameters);
  } finally {
    database.close();
  }
}
