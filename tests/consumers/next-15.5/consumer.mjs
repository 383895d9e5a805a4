import { olderNextCases } from "../lib/next.mjs";

export default {
  title: "Next 15.5",
  group: "second",
  versions: ["next"],
  check: ["app/check.js"],
  cases: olderNextCases(
    {
      "dev with webpack, server code": "index.js",
      "build with webpack, server code": "index.js",
      "dev with Turbopack, server code": "index.js",
      "build with Turbopack, server code": "index.js",
    },
    { turbopack: "--turbopack" },
  ),
};
