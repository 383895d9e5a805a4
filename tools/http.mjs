// HTTP servers on free ports of this machine.
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { Failure } from "./failure.mjs";

const HOST = "127.0.0.1";

/**
 * Starts a server.
 *
 * @param {import("node:http").RequestListener} [answer]
 * @param {number} [port] by default a free one, which the system chooses
 * @returns {Promise<{ server: import("node:http").Server, port: number, host: string, url: string, stop: () => Promise<void> }>}
 */
export async function listen(answer, port = 0) {
  const server = createServer(answer);
  // With a timeout, a busy machine could close an idle connection just as a client reuses it.
  server.keepAliveTimeout = 0;
  server.listen(port, HOST);
  await once(server, "listening");
  const stop = async () => {
    server.close();
    server.closeAllConnections();
  };
  const given = server.address().port;
  const host = `${HOST}:${given}`;
  return { server, port: given, host, url: `http://${host}/`, stop };
}

/** A free port: `wanted`, or any if it is left out; rejects if `wanted` is in use. */
export async function freePort(wanted) {
  const { server, port } = await listen(undefined, wanted);
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until a server answers with any status, because some serve nothing at "/". */
export async function untilAnswered(url, limitMs) {
  for (const deadline = Date.now() + limitMs; ; await delay(100)) {
    if (await fetch(url, { redirect: "manual" }).catch(() => undefined)) return;
    if (Date.now() > deadline)
      throw new Failure(`${url} did not answer within ${limitMs / 1000} s.`);
  }
}
