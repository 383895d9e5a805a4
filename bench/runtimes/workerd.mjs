// One workerd per peer. Its clock stands still during a request, so requests are timed from here.
import { Agent, get } from "node:http";
import { buffer } from "node:stream/consumers";
import { serveWorker, workerdVersion } from "../../tools/workerd.mjs";
import { bundlePeer } from "../lib/bundle.mjs";
import { median } from "../lib/statistics.mjs";

/** Milliseconds of work in one sample: a request costs about half a millisecond. */
const SAMPLE_MS = 120;

const EMPTY_REQUESTS = 3;

export async function startWorkers(_name, peers) {
  const opened = peers.map(async (peer) => openWorker(peer, await bundlePeer(peer)));
  const sessions = await Promise.all(opened);
  return { version: workerdVersion, sampleMilliseconds: SAMPLE_MS, sessions };
}

/**
 * Starts a fresh workerd with a bundled Worker.
 *
 * @param {{ key: string }} peer
 * @param {import("../../tools/bundle.mjs").Worker} worker
 * @param {string[]} [flags] compatibility flags, by default the peer's
 */
export async function openWorker(peer, worker, flags = peer.compatibilityFlags) {
  const { url, stop } = await serveWorker(worker, { flags });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const close = async () => {
    agent.destroy();
    await stop(0);
  };

  const request = async (options, count) => {
    const query = new URLSearchParams({ ...options, count });
    const started = performance.now();
    const { status, text } = await getText(`${url}?${query}`, agent);
    const milliseconds = performance.now() - started;
    if (status !== 200) throw new Error(text.split("\n")[0]);
    return { milliseconds, tag: text };
  };
  const hash = async (options, count) => {
    const empty = [];
    for (let i = 0; i < EMPTY_REQUESTS; i++) empty.push((await request(options, 0)).milliseconds);
    const { milliseconds, tag } = await request(options, count);
    return { milliseconds: milliseconds - median(empty), tag };
  };
  return { peer, hash, close };
}

async function getText(url, agent) {
  const response = await new Promise((resolve, reject) => {
    get(url, { agent }, resolve).on("error", reject);
  });
  return { status: response.statusCode, text: (await buffer(response)).toString() };
}
