// Compares the drop-in entries with the libraries that they replace: outcomes of calls in Node 24,
// types and bundles. tests/portable/conformance/drop-ins.js has the entries' vectors for every runtime.

import { join } from "node:path";
import { root } from "../../../tools/paths.mjs";
import { collect } from "../../kit/collect.js";
import { consumer } from "../../kit/consumer.mjs";
import { runIn, together } from "../../kit/everywhere.mjs";
import { runtimes } from "../../kit/runtimes.mjs";
import * as bundle from "./bundle.mjs";
import * as types from "./types.mjs";

export async function run() {
  const folder = await consumer();
  const input = { repository: join(root, "package.json") };
  const options = { input, flags: ["--no-warnings"], timeout: 240_000 };
  return together([
    ["", () => runIn(runtimes["Node 24"], "portable/drop-in/main.js", options)],
    ["", () => collect([bundle, types], { folder })],
  ]);
}
