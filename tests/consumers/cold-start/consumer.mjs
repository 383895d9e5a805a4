import { ON_FREE_PORTS, READY, WORKERD } from "../lib/wrangler.mjs";

export default {
  title: "Cold start",
  group: "first",
  versions: [],
  cases: [
    {
      name: "workerd: nothing compiled or instantiated before the first hash",
      ...WORKERD,
      serve: ["wrangler", "dev", ...ON_FREE_PORTS],
      ready: READY,
      entries: ["workerd.js"],
    },
    {
      name: "workerd: the import adds at most 1 ms or a fifth to the start of a Worker",
      ...WORKERD,
      missing: process.platform !== "linux" && "only Linux tells the processor time of a thread",
      build: [["wrangler", "deploy", "imports.js", "--dry-run", "--outdir", "out"]],
      run: ["node", "start-up.mjs"],
      entries: ["workerd.js"],
    },
    {
      name: "Node: nothing compiled or instantiated before the first hash",
      runtime: "Node 24",
      run: ["node", "program.mjs"],
      entries: ["index.js"],
    },
  ],
};
