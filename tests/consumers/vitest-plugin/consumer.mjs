import { WORKERD } from "../lib/wrangler.mjs";

const run = (name, file) => ({
  name,
  ...WORKERD,
  run: ["vitest", "run", file],
  entries: ["workerd.js"],
});

export default {
  title: "@cloudflare/vitest-plugin",
  group: "first",
  versions: ["@cloudflare/vitest-plugin", "vitest"],
  check: ["src/check.js"],
  cases: [run("unit test", "test/unit.spec.js"), run("test of the Worker", "test/worker.spec.js")],
};
