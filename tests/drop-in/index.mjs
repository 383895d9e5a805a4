// The drop-in entries beside the libraries that they stand for: what calls come to, in Node 24, and
// types and bundles. tests/conformance/drop-ins.js has the entries' vectors for every runtime.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { collect } from "../conformance/harness/collect.js";
import { consumer } from "../harness/consumer.mjs";
import { node, root, tests } from "../harness/paths.mjs";
import { throughPipe } from "../harness/pipe.mjs";
import * as bundle from "./bundle.mjs";
import * as types from "./types.mjs";

export async function run() {
  const folder = await consumer();
  cpSync(join(tests, "drop-in"), join(folder, "drop-in"), { recursive: true });
  const command = [node(24), "--no-warnings", "drop-in/main.js"];
  const input = { repository: join(root, "package.json") };
  const compared = await throughPipe(command, folder, input, { timeout: 240_000 });
  const checked = await collect([bundle, types], { folder });
  return {
    results: [...compared.results, ...checked.results],
    durations: { ...compared.durations, ...checked.durations },
  };
}
