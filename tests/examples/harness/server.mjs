// The example's own `npm run dev`, or another script that serves it, on a free port.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { tool } from "../../harness/paths.mjs";
import { freePort } from "../../harness/ports.mjs";
import { serve } from "../../harness/processes.mjs";
import { environment } from "./app.mjs";
import { arenas, connect } from "./inspector.mjs";

const ANSWER_LIMIT_MS = 180_000;

let current;

/** Stops the server that was started last. */
export async function stopServer() {
  await current?.stop();
  current = undefined;
}

/**
 * Starts a script of the example and waits until it answers. The server started before is stopped:
 * `arenasOfWorker` means the one that runs.
 * @param {string} folder of `installExample`
 * @param {{ script?: string, env?: object }} [options] `script` of package.json, `dev` by default;
 *   it gets the address to listen on as HOST and PORT
 * @returns {Promise<{ url: string, log: () => string }>}
 */
export const startServer = (folder, { script = "dev", env } = {}) =>
  start(folder, (port, inspector) => {
    const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const more = scripts[script].includes("wrangler dev") ? ["--", ...inspector] : [];
    return {
      command: ["npm", "run", script, ...more],
      env: { ...env, PORT: String(port), HOST: "127.0.0.1" },
    };
  });

/**
 * The same with `wrangler dev` itself.
 * @param {string} folder
 * @param {string[]} [configs] of Workers that call each other; the first one answers
 */
export const wranglerDev = (folder, configs = []) =>
  start(folder, (port, inspector) => {
    const address = ["--ip", "127.0.0.1", "--port", String(port)];
    const flags = [...address, ...inspector, "--show-interactive-dev-session=false"];
    const files = configs.flatMap((config) => ["--config", config]);
    return { command: [...tool("wrangler"), "dev", ...flags, ...files] };
  });

async function start(folder, commandFor) {
  await stopServer();
  // Together, so that they differ.
  const [port, inspectorPort] = await Promise.all([freePort(), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const { command, env } = commandFor(port, ["--inspector-port", String(inspectorPort)]);
  const server = await serve(command, new RegExp(`:${port}\\b`), {
    cwd: folder,
    env: { ...environment(folder), ...env },
  });
  current = { url, inspectorPort, ...server };
  await answering(current);
  return current;
}

/** What `arenas` finds in the Worker that `wrangler dev` runs; the first one's, where it runs two. */
export async function arenasOfWorker() {
  const inspector = await connect(`ws://127.0.0.1:${current.inspectorPort}/ws`);
  try {
    return await arenas(inspector);
  } finally {
    inspector.disconnect();
  }
}

async function answering({ url, log }) {
  const deadline = Date.now() + ANSWER_LIMIT_MS;
  while (Date.now() < deadline) {
    const answered = await fetch(url, { redirect: "manual" }).catch(() => undefined);
    if (answered) return;
    await delay(100);
  }
  throw new Error(
    `${url} did not answer within ${ANSWER_LIMIT_MS / 1000} s:\n${log().slice(-3000)}`,
  );
}
