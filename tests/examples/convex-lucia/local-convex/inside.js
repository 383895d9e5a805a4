// Runs inside the edge runtime and calls functions as a deployment does for a client.

import { makeFunctionReference } from "convex/server";
import { ConvexError, convexToJson, jsonToConvex } from "convex/values";
import { convexTest } from "convex-test";

const KINDS = { query: "isQuery", mutation: "isMutation", action: "isAction" };

/**
 * @param {object} schema
 * @param {Record<string, object>} modules by file name
 */
export function start(schema, modules) {
  const entries = Object.entries(modules).map(([file, module]) => [
    `/convex/${file}`,
    async () => module,
  ]);
  const generated = ["/convex/_generated/api.js", async () => ({})]; // shows convex-test the folder
  const convex = convexTest({ schema, modules: Object.fromEntries([...entries, generated]) });

  function findPublic(kind, path) {
    const [, file, name] = /^(.+?)(?:\.js)?:(.+)$/.exec(path) ?? [];
    const found = modules[`${file}.js`]?.[name];
    if (!found?.isPublic || !found[KINDS[kind]]) {
      throw new ConvexError(`Could not find public function for '${path}'.`);
    }
    return makeFunctionReference(`${file}:${name}`);
  }

  /** @returns {Promise<string>} JSON in the form of Convex's HTTP interface */
  async function call(kind, path, args) {
    try {
      const found = findPublic(kind, path);
      const value = await convex[kind](found, jsonToConvex(JSON.parse(args)));
      return JSON.stringify({
        status: "success",
        value: convexToJson(value ?? null),
        logLines: [],
      });
    } catch (error) {
      // Like a production deployment, this reports only a ConvexError's data to the client.
      const isTold = error instanceof ConvexError;
      if (!isTold) console.error(`${path}:`, error);
      const errorMessage = isTold ? String(error.data) : "Server Error";
      return JSON.stringify({ status: "error", errorMessage, logLines: [] });
    }
  }

  const documents = async (table) =>
    JSON.stringify(await convex.run(({ db }) => db.query(table).collect()));

  const insert = (table, document) =>
    convex.run(({ db }) => db.insert(table, JSON.parse(document)));

  return { call, documents, insert };
}
