import { olderNextCases } from "../lib/next.mjs";

export default {
  title: "Next 14.0",
  group: "second",
  versions: ["next"],
  check: ["app/check.js"],
  cases: olderNextCases({
    "dev with webpack, server code": "index.js",
    "build with webpack, server code": "index.js",
    "dev with Turbopack, server code": "index.cjs",
  }),
};
