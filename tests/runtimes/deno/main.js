import { runConformance } from "../../conformance/index.js";
import * as api from "../package.js";

const data = await new Response(Deno.stdin.readable).json();
const host = {
  inspect: (value) => Deno.inspect(value, { showHidden: true, depth: 10, getters: true }),
  memory: () => Deno.memoryUsage().rss,
};
console.log(JSON.stringify(await runConformance({ api, data, host })));
