export default {
  title: "vitest",
  group: "second",
  versions: ["vitest"],
  cases: ["node", "jsdom", "happy-dom", "edge-runtime"].map((environment) => ({
    name: `environment ${environment}`,
    runtime: "Node 24",
    run: ["vitest", "run", "--environment", environment],
    entries: ["index.js"],
  })),
};
