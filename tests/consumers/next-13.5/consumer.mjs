import { olderNextCases, withoutActions } from "../lib/next.mjs";

// Server actions were an experiment of Next then, which next.config.js turns on. With it on, its
// Turbopack fails in every page of an app, whatever the app imports.
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
