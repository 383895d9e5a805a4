import { WORKERD } from "../lib/parts.mjs";

export default {
  title: "@cloudflare/vitest-plugin",
  group: "first",
  versions: ["@cloudflare/vitest-plugin", "vitest"],
  check: ["src/check.js"],
  cases: [
    { name: "unit test", ...WORKERD, run: ["vitest", "run", "test/unit.spec.js"] },
    { name: "test of the Worker", ...WORKERD, run: ["vitest", "run", "test/worker.spec.js"] },
  ],
};
