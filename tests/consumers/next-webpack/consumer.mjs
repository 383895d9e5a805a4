import { nextCases } from "../lib/next.mjs";

export default {
  title: "Next with webpack",
  group: "second",
  versions: ["next"],
  check: ["app/check.js"],
  cases: nextCases("--webpack"),
};
