import { WORKERD } from "../lib/wrangler.mjs";

const run = (name, file) => ({
  name,
  ...WORKERD,
  run: ["vitest", "run", file],
  entries: ["workerd.js"],
});

export default {
  title: "@cloudflare/vitest-pool-workers",
  group: "first",
  versions: ["@cloudflare/vitest-pool-workers", "vitest"],
  check: ["src/check.js"],
  cases: [run("unit test", "test/unit.spec.js"), run("test of the Worker", "test/worker.spec.js")],
};
