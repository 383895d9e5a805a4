// Starts the load suite's server in a runtime, as a separate process whose memory can be watched.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, bundleWorker } from "../../../tools/bundle.mjs";
import { tests } from "../../../tools/paths.mjs";
import { serve } from "../../../tools/process.mjs";
import { native, node } from "../../../tools/programs.mjs";
import { serveWorker } from "../../../tools/workerd.mjs";

const source = (script) => readFileSync(join(tests, "portable/load", script), "utf8");
const resolveDir = join(tests, "portable/load");

const program = (command, script) => async (folder) => {
  const outfile = join(folder, "load", script);
  const external = ["edge-argon2", "node:*"];
  await bundle(source(script), { resolveDir, outfile, external, platform: "neutral" });
  const server = await serve([...command, outfile], /^port (\d+)$/m, { cwd: folder });
  return { ...server, url: `http://127.0.0.1:${server.value}/` };
};

async function workerd(folder) {
  const nodePaths = [join(folder, "node_modules")];
  const options = { resolveDir, nodePaths, platform: "neutral" };
  const worker = await bundleWorker(join(folder, "load", "workerd"), source("workerd.js"), options);
  return serveWorker(worker, { v8Flags: ["--expose-gc"] });
}

/** Each takes the folder with the package, and returns what `serve` returns, with the URL. */
export const servers = {
  "Node 24": program([node(24), "--expose-gc"], "node.js"),
  workerd,
  Deno: program([...native("deno"), "run", "--allow-net", "--v8-flags=--expose-gc"], "deno.js"),
  Bun: program(native("bun"), "bun.js"),
};
