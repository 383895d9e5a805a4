// The demo Worker, with the packed tarball installed as a user would, in real workerd.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { nodeModules, root, tarball, tools } from "./paths.mjs";
import { freePort, isFree } from "./ports.mjs";
import { startGroup } from "./process-group.mjs";
import { runTool } from "./tool.mjs";

const FIRST_PORT = 8787;
const START_LIMIT_MS = 60_000;

const folder = join(root, "examples", "workers-hono");
const stamp = join(tools, "demo-installed");

/**
 * Installs the tarball into the demo and runs it with the pinned wrangler.
 *
 * @param {{ port?: number, signal?: AbortSignal, output?: "inherit" | "ignore" }} [options]
 *   `port`: the first free one from 8787 on when left out; aborting `signal` ends the Worker;
 *   `output`: what becomes of wrangler's messages
 * @returns {Promise<{ url: string, ended: Promise<number>, stop: () => Promise<void> }>}
 *   once the Worker answers; `ended` is wrangler's exit code
 */
export async function startDemo({ port, signal, output = "ignore" } = {}) {
  await installDemo(signal);
  if (port !== undefined && !(await isFree(port))) {
    throw new Failure(
      `Port ${port} is in use: name another with --port, or leave it out to get a free one.`,
    );
  }
  port ??= await freePort(FIRST_PORT);

  const worker = runWrangler(port, output);
  signal?.addEventListener("abort", worker.stop);
  const url = `http://127.0.0.1:${port}`;
  try {
    await answering(url, worker);
  } catch (error) {
    await worker.stop();
    throw error;
  }
  return { url, ended: worker.ended, stop: worker.stop };
}

function runWrangler(port, output) {
  const script = join(nodeModules, "wrangler", "bin", "wrangler.js");
  const address = ["--ip", "127.0.0.1", "--port", String(port)];
  const flags = [...address, "--show-interactive-dev-session=false"];
  return startGroup(process.execPath, [script, "dev", ...flags], {
    cwd: folder,
    env: {
      ...process.env,
      CLOUDFLARE_CF_FETCH_ENABLED: "false",
      WRANGLER_HIDE_BANNER: "true",
      WRANGLER_SEND_METRICS: "false",
      XDG_CONFIG_HOME: join(tools, "config"), // where wrangler keeps its state and logs
    },
    stdio: ["ignore", output, output],
  });
}

async function answering(url, worker) {
  let hasEnded = false;
  worker.ended.then(() => (hasEnded = true));
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (hasEnded) throw new Failure("wrangler ended too early: see its messages above.");
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await delay(100);
  }
  throw new Failure(
    `The demo did not answer at ${url} within ${START_LIMIT_MS / 1000} s: see wrangler's messages above.`,
  );
}

/**
 * npm keeps a `file:` dependency of the same version although the tarball is another, so all that
 * is installed goes first, whenever the tarball or the demo's package.json changed.
 */
async function installDemo(signal) {
  if (!existsSync(tarball)) {
    throw new Failure("dist/edge-argon2.tgz is missing: run `npm run build` first.");
  }
  const wanted = [tarball, join(folder, "package.json")].map(sha256).join("\n");
  const installed = join(folder, "node_modules");
  if (existsSync(installed) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  rmSync(stamp, { force: true });
  rmSync(installed, { recursive: true, force: true });
  const quietly = ["--no-package-lock", "--no-audit", "--no-fund", "--loglevel=http"];
  await runTool("npm", ["install", "--prefer-offline", ...quietly], {
    cwd: folder,
    say: (text) => console.log(`[demo] ${text}`),
    signal,
    otherwise:
      "The demo's dependencies could not be installed: see npm's output above, check that the npm registry can be reached, and run this again.",
  });
  mkdirSync(tools, { recursive: true });
  writeFileSync(stamp, wanted);
}

const sha256 = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
