// The applications in examples/, each run by its own `npm run dev`.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { installDependencies } from "./example-dependencies.mjs";
import { Failure } from "./failure.mjs";
import { root, tools } from "./paths.mjs";
import { freePort, isFree } from "./ports.mjs";
import { startGroup } from "./process-group.mjs";

const HOST = "127.0.0.1";
const FIRST_PORT = 8787;
const START_LIMIT_MS = 120_000;

const examples = join(root, "examples");

/** The names of all examples. */
export const exampleNames = readdirSync(examples).filter((name) =>
  existsSync(join(examples, name, "package.json")),
);

/**
 * Installs the example's dependencies and the packed tarball, and runs the example.
 *
 * @param {string} name one of `exampleNames`
 * @param {{ port?: number, signal?: AbortSignal, output?: "inherit" | "ignore" }} [options]
 *   `port`: the first free one from 8787 on when left out; aborting `signal` ends the example;
 *   `output`: what becomes of its messages
 * @returns {Promise<{ url: string, ended: Promise<number>, stop: () => Promise<void> }>}
 *   once it answers; `ended` is its exit code
 */
export async function startExample(name, { port, signal, output = "ignore" } = {}) {
  const folder = join(examples, name);
  await installDependencies(folder, { say: (text) => console.log(`[${name}] ${text}`), signal });
  if (port !== undefined && !(await isFree(port))) {
    throw new Failure(
      `Port ${port} is in use: name another with --port, or leave it out to get a free one.`,
    );
  }
  port ??= await freePort(FIRST_PORT);
  signal?.throwIfAborted();

  const example = runDev(folder, port, output);
  signal?.addEventListener("abort", example.stop);
  const url = `http://${HOST}:${port}`;
  try {
    await answering(url, name, example);
  } catch (error) {
    await example.stop();
    throw error;
  }
  return { url, ended: example.ended, stop: example.stop };
}

function runDev(folder, port, output) {
  return startGroup("npm", ["run", "--silent", "dev"], {
    cwd: folder,
    env: {
      ...process.env,
      HOST,
      PORT: String(port),
      BETTER_AUTH_TELEMETRY: "0",
      CLOUDFLARE_CF_FETCH_ENABLED: "false",
      DO_NOT_TRACK: "1",
      WRANGLER_HIDE_BANNER: "true",
      WRANGLER_SEND_METRICS: "false",
      XDG_CONFIG_HOME: join(tools, "config"), // where wrangler keeps its state and logs
    },
    stdio: ["ignore", output, output],
  });
}

async function answering(url, name, example) {
  let hasEnded = false;
  example.ended.then(() => (hasEnded = true));
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (hasEnded) throw new Failure(`${name} ended too early: see its messages above.`);
    // Any answer will do: not every example has something at "/".
    const response = await fetch(url, { redirect: "manual" }).catch(() => undefined);
    if (response && response.status < 500) return;
    await delay(100);
  }
  throw new Failure(
    `${name} did not answer at ${url} within ${START_LIMIT_MS / 1000} s: see its messages above.`,
  );
}
