// Runs the example's `npm run dev`, or a different script that serves it, on a free port.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, untilAnswered } from "../../../tools/http.mjs";
import { serve } from "../../../tools/process.mjs";
import { wranglerDev as plainWranglerDev, wranglerEnvironment } from "../../../tools/workerd.mjs";
import { arenaBytes, connect } from "./inspector.mjs";

const ANSWER_LIMIT_MS = 180_000;

let current;

/** Stops the current server. */
export async function stopServer() {
  await current?.stop();
  current = undefined;
}

/**
 * Starts a script of the example and waits until it answers. Stops the server started before, so
 * that `arenaBytesOfWorker` has only one to refer to.
 * @param {string} folder of `installExample`
 * @param {{ script?: string, env?: object }} [options] `script` of package.json, `dev` by default;
 *   it gets the address to listen on as HOST and PORT
 * @returns {Promise<{ url: string, log: () => string }>}
 */
export const startServer = (folder, { script = "dev", env } = {}) =>
  start(async (port, inspectorPort) => {
    const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const isWrangler = scripts[script].includes("wrangler dev");
    const flags = isWrangler ? ["--", "--inspector-port", String(inspectorPort)] : [];
    const address = { PORT: String(port), HOST: "127.0.0.1" };
    const server = await serve(["npm", "run", script, ...flags], new RegExp(`:${port}\\b`), {
      cwd: folder,
      env: { ...wranglerEnvironment(folder), ...env, ...address },
    });
    return { ...server, url: `http://127.0.0.1:${port}` };
  });

/**
 * Does the same with `wrangler dev` itself.
 * @param {string} folder
 * @param {string[]} [configs] of Workers that call each other; the first one answers
 */
export const wranglerDev = (folder, configs = []) =>
  start((_port, inspectorPort) =>
    plainWranglerDev(
      folder,
      configs.flatMap((path) => ["--config", path]),
      inspectorPort,
    ),
  );

async function start(serverOn) {
  await stopServer();
  // Both are asked for at once, so that they differ.
  const [port, inspectorPort] = await Promise.all([freePort(), freePort()]);
  const server = await serverOn(port, inspectorPort);
  current = { ...server, inspectorPort };
  await untilAnswered(server.url, ANSWER_LIMIT_MS).catch(({ message }) => {
    throw new Error(`${message}\n${server.log().slice(-3000)}`);
  });
  return current;
}

/** What `arenaBytes` finds in the Worker that `wrangler dev` runs, or in the first one of two. */
export async function arenaBytesOfWorker() {
  const inspector = await connect(`ws://127.0.0.1:${current.inspectorPort}/ws`);
  return arenaBytes(inspector).finally(inspector.disconnect);
}
