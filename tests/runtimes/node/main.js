import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { runConformance } from "../../conformance/index.js";
import * as api from "../package.js";

const host = {
  inspect: (value) => inspect(value, { showHidden: true, depth: 10, getters: true }),
  memory: () => process.memoryUsage().rss,
  largeVectors: process.versions.node.startsWith("24."),
};
const data = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await runConformance({ api, data, host })));
