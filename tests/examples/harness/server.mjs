// The example's own `npm run dev`, or another script that serves it, on a free port.

import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { tool } from "../../harness/paths.mjs";
import { serve } from "../../harness/processes.mjs";
import { environment } from "./app.mjs";

const ANSWER_LIMIT_MS = 60_000;

/** Any that is free: two runs that look for wrangler's own at the same time find the same one. */
const INSPECTOR = ["--inspector-port", "0"];

let current;

/** Stops the server that was started last. */
export async function stopServer() {
  await current?.stop();
  current = undefined;
}

/**
 * Starts a script of the example and waits until it answers. The server started before is stopped:
 * two at once would share two cores and confuse `workerdMemory`.
 * @param {string} folder of `installExample`
 * @param {{ script?: string, env?: object }} [options] `script` of package.json, `dev` by default;
 *   it gets the address to listen on as HOST and PORT
 * @returns {Promise<{ url: string, log: () => string }>}
 */
export const startServer = (folder, { script = "dev", env } = {}) =>
  start(folder, (port) => {
    const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const more = scripts[script].includes("wrangler dev") ? ["--", ...INSPECTOR] : [];
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
  start(folder, (port) => {
    const address = ["--ip", "127.0.0.1", "--port", String(port)];
    const flags = [...address, ...INSPECTOR, "--show-interactive-dev-session=false"];
    const files = configs.flatMap((config) => ["--config", config]);
    return { command: [...tool("wrangler"), "dev", ...flags, ...files] };
  });

async function start(folder, commandFor) {
  await stopServer();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { command, env } = commandFor(port);
  const server = await serve(command, new RegExp(`:${port}\\b`), {
    cwd: folder,
    env: { ...environment(folder), ...env },
  });
  current = { url, ...server };
  await answering(current);
  return current;
}

/** A port that the system gives out: unlike the first free one, another run does not get it, too. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
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

/** Resident memory of all workerd processes that this run has started, in MiB. */
export function workerdMemory() {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statusOf);
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid) => pid === process.pid || (parents.has(pid) && isOurs(parents.get(pid)));
  const kib = processes
    .filter(({ name, pid }) => name === "workerd" && isOurs(pid))
    .reduce((sum, { resident }) => sum + resident, 0);
  return kib / 1024;
}

function statusOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name) => new RegExp(`^${name}:\\s*(\\S+)`, "m").exec(status)?.[1];
    return {
      pid: Number(pid),
      parent: Number(field("PPid")),
      name: field("Name"),
      resident: Number(field("VmRSS") ?? 0),
    };
  } catch {
    return []; // It has ended meanwhile.
  }
}
