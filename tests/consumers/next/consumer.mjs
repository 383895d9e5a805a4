import { nextCases } from "../lib/next.mjs";

export default {
  title: "Next with Turbopack",
  group: "first",
  versions: ["next"],
  check: ["app/check.js"],
  cases: nextCases("--turbopack"),
};
