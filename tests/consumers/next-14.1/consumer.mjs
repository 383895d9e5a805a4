import { olderNext } from "../next/cases.mjs";

export default {
  ...olderNext({
    "dev with webpack, server code": "node.js",
    "build with webpack, server code": "node.js",
    "dev with Turbopack, server code": "index.cjs",
  }),
  title: "Next 14.1",
  group: "first",
};
