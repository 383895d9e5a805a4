import { run } from "entry";

const input = await Bun.stdin.json();
const host = {
  inspect: (value) => Bun.inspect(value, { depth: 10 }),
  memory: () => process.memoryUsage.rss(),
};
await Bun.write(Bun.stdout, JSON.stringify(await run(input, host)));
