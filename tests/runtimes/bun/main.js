import { runConformance } from "../../conformance/index.js";
import * as api from "../package.js";

const data = await Bun.stdin.json();
const host = {
  inspect: (value) => Bun.inspect(value, { depth: 10 }),
  memory: () => process.memoryUsage.rss(),
};
await Bun.write(Bun.stdout, JSON.stringify(await runConformance({ api, data, host })));
