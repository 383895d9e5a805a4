import { olderNext, WITHOUT_ACTIONS } from "../next/cases.mjs";

// Server actions were experimental in this version, and next.config.js turns them on. With them on,
// its Turbopack fails on every page, whatever the app imports.
const next = olderNext(
  {
    "dev with webpack, server code": "index.cjs",
    "build with webpack, server code": "index.cjs",
    "dev with Turbopack, server code but no actions": "node.js",
  },
  { app: ["actions"] },
);
const turbopack = { ...next.cases.pop(), ...WITHOUT_ACTIONS };

export default { ...next, title: "Next 13.5", cases: [...next.cases, turbopack] };
