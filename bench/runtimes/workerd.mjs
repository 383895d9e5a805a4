// One workerd per peer. Its clock stands still during a request, so requests are timed from here.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import { bundleWorker } from "../lib/bundle.mjs";
import { endWithThis } from "../lib/children.mjs";
import { median } from "../lib/statistics.mjs";

/** Milliseconds of work in one sample: a request costs about half a millisecond. */
const SAMPLE_MS = 120;

const EMPTY_REQUESTS = 3;

// The version that wrangler brings.
const fromHere = createRequire(import.meta.url);
const fromWrangler = createRequire(fromHere.resolve("wrangler/package.json"));
const { default: workerd, compatibilityDate, version } = fromWrangler("workerd");

export async function start(peers) {
  const opened = peers.map(async (peer) => openWorker(peer, await bundleWorker(peer)));
  const sessions = await Promise.all(opened);
  return {
    version,
    sampleMilliseconds: SAMPLE_MS,
    sessions,
    stop: () => Promise.all(sessions.map((session) => session.close())),
  };
}

/**
 * Starts a fresh workerd with a bundled Worker.
 *
 * @param {{ key: string }} peer
 * @param {{ folder: string, wasm: string[] }} bundle
 * @param {string[]} [flags] compatibility flags; the peer's when left out
 */
export async function openWorker(peer, bundle, flags = peer.compatibilityFlags ?? []) {
  const file = join(bundle.folder, "workerd.capnp");
  await writeFile(file, workerdConfiguration(bundle.wasm, flags));
  // workerd announces the port it got on descriptor 3.
  const child = spawn(workerd, ["serve", file, "--control-fd=3"], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const release = endWithThis(child);
  const complaint = buffer(child.stderr);
  const close = async () => {
    agent.destroy();
    release();
    child.kill("SIGKILL");
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const port = await announcedPort(child.stdio[3]);
  if (!port) throw new Error(`workerd did not start: ${(await complaint).toString().trim()}`);

  const request = async (options, count) => {
    const query = new URLSearchParams({ ...options, count });
    const started = performance.now();
    const { status, text } = await getText({ port, path: `/?${query}`, agent });
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

function workerdConfiguration(wasm, flags) {
  const modules = wasm.map((file) => `(name = "${file}", wasm = embed "${file}")`);
  modules.unshift(`(name = "worker.js", esModule = embed "worker.js")`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "worker", worker = (
    modules = [${modules.join(", ")}],
    compatibilityDate = "${compatibilityDate}",
    compatibilityFlags = ${JSON.stringify(flags)},
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
`;
}

async function announcedPort(stream) {
  for await (const line of createInterface({ input: stream })) {
    const { event, port } = JSON.parse(line);
    if (event === "listen") return port;
  }
  return undefined;
}

async function getText(options) {
  const response = await new Promise((resolve, reject) => {
    get({ ...options, host: "127.0.0.1" }, resolve).on("error", reject);
  });
  return { status: response.statusCode, text: (await buffer(response)).toString() };
}
