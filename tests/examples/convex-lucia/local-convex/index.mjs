// A stand-in for a Convex deployment, because no package registry has Convex's own backend.
// Convex's command-line tool deploys to it, convex-test is its database and runs the functions in
// an edge runtime, and Convex's clients talk to it over HTTP and WebSocket.

import { createRequire } from "node:module";
import { join } from "node:path";
import { listen } from "../../../../tools/http.mjs";
import { bundleFunctions } from "./bundle.mjs";
import { answerHttp } from "./http.mjs";
import { createRuntime } from "./runtime.mjs";
import { serveSync } from "./sync.mjs";

/**
 * @param {string} folder of a Convex project with its dependencies installed
 * @param {Record<string, string>} [env] the deployment's environment variables
 * @returns {Promise<{ url: string, project: string, files: string[], documents: Function, insert: Function, stop: () => void }>}
 *   `files`: what the tool would have deployed; `project`: a copy with what it generated;
 *   `documents(table)` and `insert(table, document)` access the database as the dashboard does
 */
export async function startLocalConvex(folder, env = {}) {
  const require = createRequire(join(folder, "package.json"));
  let runtime; // set once the functions are deployed
  let sync;
  const call = async (kind, path, args) => {
    const outcome = await runtime.call(kind, path, args);
    if (kind !== "query") sync.afterWrite();
    return outcome;
  };

  const site = await listen((request, response) => answerHttp(call, request, response));
  const url = new URL(site.url).origin;

  const bundle = await bundleFunctions(folder, url);
  runtime = await createRuntime({ folder, require, bundle, env });
  sync = serveSync({ server: site.server, call, WebSocketServer: require("ws").WebSocketServer });
  const stop = () => {
    sync.stop();
    site.stop();
  };
  const { project, files } = bundle;
  return { url, project, files, documents: runtime.documents, insert: runtime.insert, stop };
}
