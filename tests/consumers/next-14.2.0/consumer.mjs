import { olderNext } from "../next/cases.mjs";

export default {
  ...olderNext({
    "dev with webpack, server code": "node.js",
    "build with webpack, server code": "node.js",
    "dev with Turbopack, server code": "node.js",
  }),
  title: "Next 14.2.0",
};
