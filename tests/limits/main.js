// Runs in each runtime: `main.js <seed> <number of strings>`; its results go to standard output.

import * as memory from "./memories.js";

const [seed, count] = (globalThis.Deno?.args ?? process.argv.slice(2)).map(Number);
const api = await import("edge-argon2");
const { collect } = await import("../conformance/harness/collect.js");
const suites = await Promise.all([
  import("./refusals.js"),
  import("./speed.js"),
  import("./lanes.js"),
]);
console.log(JSON.stringify(await collect(suites, { api, memory, seed, count })));
