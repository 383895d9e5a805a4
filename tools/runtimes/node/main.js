import { json } from "node:stream/consumers";
import { inspect } from "node:util";
import { run } from "entry";

const host = {
  inspect: (value) => inspect(value, { showHidden: true, depth: 10, getters: true }),
  memory: () => process.memoryUsage().rss,
};

// This is also bundled as CommonJS, which has no top-level await.
json(process.stdin)
  .then((input) => run(input, host))
  .then((result) => process.stdout.write(JSON.stringify(result)));
