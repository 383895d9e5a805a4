const AS_MODULES = JSON.stringify({ module: "nodenext", moduleResolution: "nodenext" });

export default {
  title: "ts-node",
  group: "second",
  versions: ["ts-node", "typescript"],
  check: ["check.cjs", "check.mjs"],
  cases: [
    { name: "run", runtime: "Node 24", run: ["ts-node", "main.ts"], entries: ["index.cjs"] },
    {
      name: "run as ECMAScript modules",
      runtime: "Node 24",
      run: ["node", "--loader", "ts-node/esm", "main.mts"],
      env: { TS_NODE_COMPILER_OPTIONS: AS_MODULES },
      entries: ["index.js"],
    },
  ],
};
