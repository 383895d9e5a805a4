// PlanetScale's HTTP interface, as @planetscale/database uses it, in front of MariaDB.

import { randomUUID } from "node:crypto";
import mysql from "mysql2/promise";
import { Refusal, serveJson } from "./http.mjs";

const EXECUTE = "/psdb.v1alpha1.Database/Execute";
const CREATE_SESSION = "/psdb.v1alpha1.Database/CreateSession";
const UNSIGNED_FLAG = 32;
const DUPLICATE_ENTRY = 1062;

/** Vitess's names for MySQL's types, by their numbers in MySQL's protocol. */
const TYPES = {
  1: "INT8",
  2: "INT16",
  3: "INT32",
  8: "INT64",
  252: "TEXT",
  253: "VARCHAR",
  254: "CHAR",
};

/**
 * @param {object} server mysql2's connection options, with the database's name
 * @param {{ username: string, password: string }} account that clients have to use
 */
export async function planetScaleFront(server, { username, password }) {
  const pool = mysql.createPool({
    ...server,
    charset: "utf8mb4",
    rowsAsArray: true,
    typeCast: (field) => field.buffer(),
  });
  /** Connections in a transaction, by the session that began it. */
  const transactions = new Map();
  const wanted = `Basic ${btoa(`${username}:${password}`)}`;

  async function execute(query, session = { signature: randomUUID() }) {
    const id = session.signature;
    if (query === "BEGIN") transactions.set(id, await pool.getConnection());
    const connection = transactions.get(id);
    const started = performance.now();
    try {
      const [rows, fields] = await (connection ?? pool).query(query);
      const result = fields ? resultOf(rows, fields) : changesOf(rows);
      return { session, result, timing: (performance.now() - started) / 1000 };
    } catch (error) {
      return { session, error: vitessError(error, server.database, query) };
    } finally {
      if (connection && (query === "COMMIT" || query === "ROLLBACK")) {
        transactions.delete(id);
        connection.release();
      }
    }
  }

  const front = await serveJson(async ({ path, headers, body }) => {
    if (headers.authorization !== wanted) {
      const error = { code: "unauthenticated", message: "invalid username or password" };
      throw new Refusal(401, { error });
    }
    if (path === CREATE_SESSION) return { session: { signature: randomUUID() } };
    if (path === EXECUTE) return execute(body.query, body.session ?? undefined);
    throw new Refusal(404, { error: { code: "unimplemented", message: "unknown method" } });
  });
  const stop = async () => {
    front.stop();
    await pool.end();
  };
  return { url: `http://${username}:${password}@${front.host}`, stop };
}

function resultOf(rows, fields) {
  return { fields: fields.map(fieldOf), rows: rows.map(rowOf) };
}

function fieldOf({ name, columnType, columnLength, characterSet, flags }) {
  const type = TYPES[columnType] ?? `unknown type ${columnType}`;
  const isUnsigned = type.startsWith("INT") && flags & UNSIGNED_FLAG;
  return { name, type: isUnsigned ? `U${type}` : type, columnLength, charset: characterSet, flags };
}

/** Concatenates all values of a row and lists their lengths; -1 stands for NULL. */
function rowOf(values) {
  const lengths = values.map((value) => String(value?.length ?? -1));
  const bytes = Buffer.concat(values.filter((value) => value !== null));
  return { lengths, values: bytes.toString("base64") };
}

function changesOf({ affectedRows, insertId }) {
  return { rowsAffected: String(affectedRows), insertId: String(insertId) };
}

/** Vitess wraps MySQL's message and repeats the statement. Clients look for the error code. */
function vitessError({ errno, sqlState, message }, database, query) {
  const code = errno === DUPLICATE_ENTRY ? "AlreadyExists" : "Unknown";
  const statement = query.replace(/\bvalues\b.*/is, "values …");
  return {
    code: code === "AlreadyExists" ? "ALREADY_EXISTS" : "UNKNOWN",
    message:
      `target: ${database}.-.primary: vttablet: rpc error: code = ${code} desc = ${message} ` +
      `(errno ${errno}) (sqlstate ${sqlState}): Sql: "${statement}", BindVars: {REDACTED}`,
  };
}
