// Starts the load suite's server in a runtime, as a process of its own whose memory can be watched.

import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { native, node } from "../harness/paths.mjs";
import { serve } from "../harness/processes.mjs";

const FROM_LINE = /^port (\d+)$/m;
const FROM_EVENT = /"event":"listen","socket":"http","port":(\d+)/;

const program = (command, script) => (folder) =>
  serve([...command, join("load", script)], FROM_LINE, { cwd: folder });

/** workerd itself, without wrangler's second process and its proxy between us and the memory. */
async function workerd(folder) {
  const outdir = join(folder, "load", "bundle");
  await esbuild.build({
    absWorkingDir: folder,
    bundle: true,
    conditions: ["workerd"],
    entryPoints: { worker: "load/workerd.js" },
    external: ["*.wasm"],
    format: "esm",
    logLevel: "warning",
    outdir,
  });
  const installed = join(folder, "node_modules", "edge-argon2");
  for (const name of readdirSync(installed).filter((file) => file.endsWith(".wasm"))) {
    copyFileSync(join(installed, name), join(outdir, name));
  }
  const config = join("load", "workerd.capnp");
  const command = [...native("workerd"), "serve", config, "--control-fd=1"];
  return serve(command, FROM_EVENT, { cwd: folder });
}

/** Each takes the folder with the package and this suite, and is a server that `serve` returns. */
export const servers = {
  "Node 24": program([node(24), "--expose-gc"], "node.js"),
  workerd,
  Deno: program([...native("deno"), "run", "--allow-net", "--v8-flags=--expose-gc"], "deno.js"),
  Bun: program(native("bun"), "bun.js"),
};
