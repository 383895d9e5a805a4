export default {
  title: "tsx",
  group: "second",
  versions: ["tsx"],
  check: ["check.ts"],
  cases: [{ name: "run", runtime: "Node 24", run: ["tsx", "main.ts"], entries: ["index.js"] }],
};
