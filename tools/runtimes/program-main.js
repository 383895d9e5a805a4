// The main module in Node, Deno and Bun: a result for each line of standard input.
import { createInterface } from "node:readline";
import { inspect } from "node:util";
import { run } from "entry";

const { Bun, Deno } = globalThis;
const everything = { showHidden: true, depth: 10, getters: true };
const host = {
  inspect: (value) => (Deno?.inspect ?? Bun?.inspect ?? inspect)(value, everything),
  memory: () => process.memoryUsage().rss,
};

createInterface({ input: process.stdin }).on("line", async (line) => {
  process.stdout.write(`${JSON.stringify(await run(JSON.parse(line), host))}\n`);
});
