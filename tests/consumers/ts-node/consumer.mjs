import { NODE } from "../lib/parts.mjs";

const AS_MODULES = JSON.stringify({ module: "nodenext", moduleResolution: "nodenext" });

export default {
  title: "ts-node",
  versions: ["ts-node", "typescript"],
  check: ["check.cjs", "check.mjs"],
  cases: [
    { name: "run", ...NODE, run: ["ts-node", "main.ts"], entries: ["index.cjs"] },
    {
      name: "run as ECMAScript modules",
      ...NODE,
      run: ["node", "--loader", "ts-node/esm", "main.mts"],
      env: { TS_NODE_COMPILER_OPTIONS: AS_MODULES },
    },
  ],
};
