import { olderNextCases, withoutActions } from "../lib/next.mjs";

// Server actions were experimental in this version, and next.config.js turns them on. With them on,
// its Turbopack fails on every page, whatever the app imports.
const [webpackDev, webpackBuild, turbopackDev] = olderNextCases(
  {
    "dev with webpack, server code": "index.cjs",
    "build with webpack, server code": "index.cjs",
    "dev with Turbopack, server code but no actions": "index.js",
  },
  { app: ["actions"] },
);

export default {
  title: "Next 13.5",
  group: "second",
  versions: ["next"],
  check: ["app/check.js"],
  cases: [webpackDev, webpackBuild, { ...turbopackDev, ...withoutActions }],
};
