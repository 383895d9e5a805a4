// Starts Cloudflare's runtime, either by itself, which is quick and allows V8's flags, or through
// `wrangler dev`, as users do.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "./process.mjs";
import { QUIET, tool } from "./programs.mjs";

// The version that wrangler depends on.
const fromHere = createRequire(import.meta.url);
const fromWrangler = createRequire(fromHere.resolve("wrangler/package.json"));
const { default: program, compatibilityDate, version } = fromWrangler("workerd");

export const workerdVersion = version;

/** The newest compatibility date that this workerd knows. */
export const newestDate = compatibilityDate;

const text = JSON.stringify;

/**
 * Starts a Worker in a workerd of its own.
 *
 * @param {import("./bundle.mjs").Worker} worker
 * @param {{ date?: string, flags?: string[], v8Flags?: string[] }} [options] compatibility date
 *   (the newest by default), compatibility flags and V8's flags
 * @returns {Promise<{ url: string, pid: number, log: () => string, stop: (graceMs?: number) => Promise<void> }>}
 */
export async function serveWorker({ folder, wasm }, options = {}) {
  const { date = newestDate, flags = [], v8Flags = [] } = options;
  const modules = wasm.map((file) => `(name = ${text(file)}, wasm = embed ${text(file)})`);
  const config = join(folder, "workerd.capnp");
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker.js", esModule = embed "worker.js"), ${modules.join(", ")}],
    compatibilityDate = ${text(date)},
    compatibilityFlags = ${text(flags)},
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
  v8Flags = ${text(v8Flags)},
);
`,
  );
  // workerd reports the port that it got.
  const command = [program, "serve", config, "--control-fd=1"];
  const server = await serve(command, /"event":"listen","socket":"http","port":(\d+)/);
  return { ...server, url: `http://127.0.0.1:${server.value}/` };
}

/** Keeps wrangler quiet, and its state, logs and registry in a folder. */
export const wranglerEnvironment = (folder) => ({
  ...QUIET,
  WRANGLER_LOG_PATH: join(folder, ".wrangler", "logs"),
  WRANGLER_REGISTRY_PATH: join(folder, ".wrangler", "registry"),
  XDG_CONFIG_HOME: join(folder, ".config"),
});

/**
 * Starts `wrangler dev` in a folder, on a free port. By default its inspector gets a free port, too.
 *
 * @returns {Promise<{ url: string, log: () => string, stop: () => Promise<void> }>}
 */
export async function wranglerDev(folder, args, inspectorPort = 0) {
  const ports = ["--ip", "127.0.0.1", "--port", "0", "--inspector-port", String(inspectorPort)];
  const command = [...tool("wrangler"), "dev", ...args, ...ports];
  const server = await serve(
    [...command, "--show-interactive-dev-session=false"],
    /Ready on (http:\S+)/,
    { cwd: folder, env: wranglerEnvironment(folder) },
  );
  return { ...server, url: server.value };
}
