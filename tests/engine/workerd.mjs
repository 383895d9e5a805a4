// workerd by itself, without wrangler: it starts in a moment, and takes flags for V8.

import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { native } from "../harness/paths.mjs";
import { serve } from "../harness/processes.mjs";
import { newestDate } from "../runtimes/workerd/launch.mjs";

const text = JSON.stringify;

/**
 * @param {string} script path of an ES module, the Worker
 * @param {{ wasm: Record<string, Uint8Array>, v8Flags?: string[] }} options modules that it imports
 * @returns {Promise<{ url: string, log: () => string, stop: () => Promise<void> }>}
 */
export async function serveWorker(script, { wasm, v8Flags = [] }) {
  const folder = dirname(script);
  const modules = Object.entries(wasm).map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return `(name = ${text(name)}, wasm = embed ${text(name)})`;
  });
  modules.unshift(`(name = "worker.js", esModule = embed ${text(basename(script))})`);
  const config = `${script}.capnp`;
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [${modules.join(", ")}],
    compatibilityDate = ${text(await newestDate())},
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
  v8Flags = [${v8Flags.map(text).join(", ")}],
);
`,
  );
  const command = [...native("workerd"), "serve", config, "--control-fd=1"];
  const { value: port, log, stop } = await serve(command, /"port":(\d+)/);
  return { url: `http://127.0.0.1:${port}/`, log, stop };
}
