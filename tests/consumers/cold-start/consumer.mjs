import { NODE, WORKERD, wrangler } from "../lib/parts.mjs";

export default {
  title: "Cold start",
  group: "first",
  versions: [],
  cases: [
    {
      name: "workerd: nothing compiled or instantiated before the first hash",
      ...wrangler("dev"),
    },
    {
      name: "workerd: the import adds less to the start of a Worker than importing Hono",
      ...WORKERD,
      missing: process.platform !== "linux" && "only Linux tells the processor time of a thread",
      build: [
        ["wrangler", "deploy", "imports.js", "--dry-run", "--outdir", "out"],
        ["wrangler", "deploy", "hono.js", "--dry-run", "--outdir", "out"],
      ],
      run: ["node", "start-up.mjs"],
    },
    {
      name: "Node: nothing compiled or instantiated before the first hash",
      ...NODE,
      run: ["node", "program.mjs"],
    },
  ],
};
