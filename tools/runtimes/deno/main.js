import { run } from "entry";

const input = await new Response(Deno.stdin.readable).json();
const host = {
  inspect: (value) => Deno.inspect(value, { showHidden: true, depth: 10, getters: true }),
  memory: () => Deno.memoryUsage().rss,
};
console.log(JSON.stringify(await run(input, host)));
