// The main module in Node, Deno and Bun. It is also bundled as CommonJS, which has no top-level
// await.
import { json } from "node:stream/consumers";
import { inspect } from "node:util";
import { run } from "entry";

const { Bun, Deno } = globalThis;
const everything = { showHidden: true, depth: 10, getters: true };
const host = {
  inspect: (value) => (Deno?.inspect ?? Bun?.inspect ?? inspect)(value, everything),
  memory: () => process.memoryUsage().rss,
};

json(process.stdin)
  .then((input) => run(input, host))
  .then((result) => process.stdout.write(JSON.stringify(result)));
